import { useMemo } from "react";
import { describeStateMachine } from "../api/client";
import { resource } from "../api/resource";
import type { StateMachineDescription } from "../api/shapes";
import { Fact } from "../ui/Fact";
import { Link } from "../ui/Link";
import { FailureMessage, Loading, Message } from "../ui/Message";
import { Time } from "../ui/Time";
import { useTitle } from "../ui/useTitle";
import { useStore } from "../watch/useStore";
import { DefinitionSection } from "./DefinitionSection";
import { ExecutionsSection } from "./ExecutionsSection";

export function StateMachinePage({ arn }: { readonly arn: string }): React.JSX.Element {
  const name = arn.slice(arn.lastIndexOf(":") + 1);
  useTitle(name);
  const machine = useStore(useMemo(() => resource((signal) => describeStateMachine(arn, signal)), [arn]));
  return (
    <div className="page">
      <nav className="crumbs" aria-label="Breadcrumb">
        <Link to={{ page: "stateMachines" }}>State machines</Link>
      </nav>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      {machine.state === "loading" && <Loading what="the state machine" />}
      {machine.state === "failed" && <FailureMessage failure={machine.failure} />}
      {machine.state === "ready" && <Machine machine={machine.value} />}
    </div>
  );
}

function Machine({ machine }: { readonly machine: StateMachineDescription }): React.JSX.Element {
  return (
    <>
      <dl className="facts">
        <Fact name="Type">{machine.type === "EXPRESS" ? "Express" : "Standard"}</Fact>
        <Fact name="Created">
          <Time at={machine.creationDate} />
        </Fact>
        <Fact name="ARN">
          <code>{machine.stateMachineArn}</code>
        </Fact>
      </dl>
      {machine.type === "EXPRESS" ? (
        <Message title="Express executions are not kept">
          <p>
            As in AWS, an Express execution has no history to look at later: its result is the answer of
            StartSyncExecution.
          </p>
        </Message>
      ) : (
        <ExecutionsSection machine={machine} />
      )}
      <DefinitionSection definition={machine.definition} />
    </>
  );
}
