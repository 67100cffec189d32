import { Message } from "../ui/Message";
import { CopyButton } from "../ui/CopyButton";

/** How to make the first state machine, in the README's words. */
export function FirstStateMachine(): React.JSX.Element {
  const commands = [
    "export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1",
    `export AWS_ENDPOINT_URL=${window.location.origin}`,
    "",
    "aws stepfunctions create-state-machine --name hello --definition file://hello.asl.json \\",
    "    --role-arn arn:aws:iam::000000000000:role/any",
  ].join("\n");
  return (
    <Message title="No state machines yet">
      <p>Create one with an AWS SDK or the AWS CLI; it appears here by itself.</p>
      <div className="command">
        <pre tabIndex={0} aria-label="Commands that create a state machine">
          {commands}
        </pre>
        <CopyButton text={commands} what="commands" />
      </div>
    </Message>
  );
}
