import { useMemo } from "react";
import { definitionOfExecution } from "../api/client";
import { resource, type Resource } from "../api/resource";
import { ExecutionHead } from "../execution/ExecutionHead";
import { ExecutionView } from "../execution/ExecutionView";
import type { ExecutionRoute } from "../route/route";
import { Away } from "../ui/Away";
import { Link } from "../ui/Link";
import { FailureMessage, Loading } from "../ui/Message";
import { Unreadable } from "../ui/Unreadable";
import { useTitle } from "../ui/useTitle";
import { browser } from "../watch/connection";
import { watchExecution } from "../watch/execution";
import { useStore } from "../watch/useStore";

export function ExecutionPage({ route }: { readonly route: ExecutionRoute }): React.JSX.Element {
  const { arn } = route;
  const { machine, name } = partsOf(arn);
  useTitle(name);
  const definition = useStore(useMemo(() => resource((signal) => definitionOfExecution(arn, signal)), [arn]));
  return (
    <div className="page page-wide">
      <nav className="crumbs" aria-label="Breadcrumb">
        <Link to={{ page: "stateMachines" }}>State machines</Link>
        <span aria-hidden="true">/</span>
        <Link to={{ page: "stateMachine", arn: machine.arn }}>{machine.name}</Link>
      </nav>
      {definition.state === "failed" && definition.failure.kind === "aws" ? (
        <>
          <ExecutionHead name={name} execution={undefined} />
          <FailureMessage failure={definition.failure} />
        </>
      ) : (
        <Watched route={route} name={name} definition={definition} />
      )}
    </div>
  );
}

interface WatchedProps {
  readonly route: ExecutionRoute;
  readonly name: string;
  readonly definition: Resource<string>;
}

/** Watches while the definition is asked for, so that neither waits for the other. */
function Watched({ route, name, definition }: WatchedProps): React.JSX.Element {
  const watched = useStore(useMemo(() => watchExecution(browser, route.arn), [route.arn]));
  return (
    <>
      <ExecutionHead name={name} execution={watched.execution} />
      <Away connection={watched.connection} />
      <Unreadable message={watched.unreadable} />
      {definition.state === "failed" && <FailureMessage failure={definition.failure} />}
      {definition.state === "loading" && <Loading what="the execution" />}
      {definition.state === "ready" && (
        <ExecutionView route={route} definition={definition.value} watched={watched} />
      )}
    </>
  );
}

/** `arn:…:execution:MACHINE:NAME` */
function partsOf(arn: string): { readonly machine: { readonly arn: string; readonly name: string }; readonly name: string } {
  const parts = arn.split(":");
  const name = parts[7] ?? arn;
  const machine = parts[6] ?? "";
  return { machine: { arn: [...parts.slice(0, 5), "stateMachine", machine].join(":"), name: machine }, name };
}
