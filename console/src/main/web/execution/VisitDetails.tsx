import { textAt } from "../api/json";
import type { StateNode } from "../definition/graph";
import type { Visit } from "../history/tree";
import { JsonText } from "../json/JsonText";
import { Elapsed } from "../ui/Elapsed";
import { Fact } from "../ui/Fact";
import { Time } from "../ui/Time";
import { Attempts } from "./Attempts";
import { ErrorText } from "./ErrorText";

interface Props {
  readonly visit: Visit;
  readonly node: StateNode;
}

/** Times, error, input, output and attempts of one visit of a state. */
export function VisitDetails({ visit, node }: Props): React.JSX.Element {
  const resource = textAt(node.definition, "Resource");
  // In an iteration that failed, only the definition tells the error of a Fail.
  const written = (key: "Error" | "Cause"): string | undefined =>
    node.type === "Fail" && visit.error === undefined ? textAt(node.definition, key) : undefined;
  return (
    <>
      <dl className="facts">
        <Fact name="Started">
          <Time at={visit.startedAt} />
        </Fact>
        <Fact name="Ended">
          {visit.endedAt === undefined ? <span className="quiet">–</span> : <Time at={visit.endedAt} />}
        </Fact>
        <Fact name="Duration">
          <Elapsed from={visit.startedAt} to={visit.endedAt} />
        </Fact>
        {visit.attempts.length > 0 && <Fact name="Attempts">{visit.attempts.length}</Fact>}
        {resource !== undefined && (
          <Fact name="Resource">
            <code>{resource}</code>
          </Fact>
        )}
      </dl>
      <ErrorText error={visit.error ?? written("Error")} cause={visit.cause ?? written("Cause")} />
      {visit.input !== undefined && <JsonText title="Input" text={visit.input} />}
      {visit.output !== undefined && <JsonText title="Output" text={visit.output} />}
      {node.type === "Task" || visit.attempts.length > 1 ? <Attempts attempts={visit.attempts} /> : null}
    </>
  );
}
