import { useMemo } from "react";
import { EXECUTIONS_PER_PAGE } from "../api/client";
import type { StateMachineDescription } from "../api/shapes";
import { Away } from "../ui/Away";
import { FailureMessage, Loading, Message } from "../ui/Message";
import { Unreadable } from "../ui/Unreadable";
import { browser } from "../watch/connection";
import { joinExecutions, watchExecutions } from "../watch/lists";
import { useStore } from "../watch/useStore";
import { ExecutionTable } from "./ExecutionTable";
import { olderExecutions } from "./older";

/** The executions of one state machine: the newest watched, older ones on demand. */
export function ExecutionsSection({ machine }: { readonly machine: StateMachineDescription }): React.JSX.Element {
  const arn = machine.stateMachineArn;
  const { items, connection, unreadable } = useStore(useMemo(() => watchExecutions(browser, arn), [arn]));
  const olderSource = useMemo(() => olderExecutions(arn), [arn]);
  const older = useStore(olderSource.store);
  const all = useMemo(() => joinExecutions(items ?? [], older.items), [items, older.items]);
  const mayHaveMore = older.state !== "all" && (items?.length ?? 0) >= EXECUTIONS_PER_PAGE;
  return (
    <section aria-labelledby="executions">
      <h2 id="executions">Executions</h2>
      <Away connection={connection} />
      <Unreadable message={unreadable} />
      {items === undefined ? (
        <Loading what="executions" />
      ) : all.length === 0 ? (
        <Message title="No executions yet">
          <p>
            Start one with StartExecution, for example{" "}
            <code>aws stepfunctions start-execution --state-machine-arn {arn}</code>; it appears here by itself.
          </p>
        </Message>
      ) : (
        <ExecutionTable executions={all} />
      )}
      {all.length > EXECUTIONS_PER_PAGE && (
        <p className="quiet">The newest {EXECUTIONS_PER_PAGE} change by themselves; older ones are as they were last told.</p>
      )}
      {older.failure !== undefined && <FailureMessage failure={older.failure} />}
      {mayHaveMore && (
        <button type="button" className="button" disabled={older.state === "loading"} onClick={olderSource.load}>
          {older.state === "loading" ? "Loading…" : "Load older"}
        </button>
      )}
    </section>
  );
}
