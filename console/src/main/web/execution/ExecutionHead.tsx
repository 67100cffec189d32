import type { ExecutionDescription } from "../api/shapes";
import { statusLook } from "../format/outcome";
import { Badge } from "../ui/Badge";
import { Elapsed } from "../ui/Elapsed";
import { Fact } from "../ui/Fact";
import { Time } from "../ui/Time";

interface Props {
  readonly name: string;
  readonly execution: ExecutionDescription | undefined;
}

/** Name, status and times. */
export function ExecutionHead({ name, execution }: Props): React.JSX.Element {
  return (
    <>
      <div className="page-head">
        <h1>{name}</h1>
        {execution !== undefined && (
          <span role="status" aria-label="Status of the execution">
            <Badge look={statusLook(execution.status)} />
          </span>
        )}
      </div>
      {execution !== undefined && (
        <dl className="facts">
          <Fact name="Started">
            <Time at={execution.startDate} />
          </Fact>
          <Fact name="Ended">
            {execution.stopDate === undefined ? <span className="quiet">–</span> : <Time at={execution.stopDate} />}
          </Fact>
          <Fact name="Duration">
            <Elapsed from={execution.startDate} to={execution.stopDate} />
          </Fact>
          <Fact name="ARN">
            <code>{execution.executionArn}</code>
          </Fact>
        </dl>
      )}
    </>
  );
}
