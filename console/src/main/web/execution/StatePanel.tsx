import { useState } from "react";
import type { StateNode } from "../definition/graph";
import { outcomeLook } from "../format/outcome";
import { describeIterations } from "../graph/describe";
import type { Standing } from "../history/summary";
import { JsonText } from "../json/JsonText";
import { Badge } from "../ui/Badge";
import { VisitDetails } from "./VisitDetails";
import { VisitChooser } from "./VisitChooser";

interface Props {
  readonly node: StateNode;
  readonly standing: Standing;
  readonly close: () => void;
}

/** All about one chosen state. */
export function StatePanel({ node, standing, close }: Props): React.JSX.Element {
  const [visitId, setVisitId] = useState<number | undefined>(undefined);
  const visit = standing.visits.find(({ id }) => id === visitId) ?? standing.shown;
  return (
    <section className="panel" aria-label={`State ${node.name}`}>
      <div className="panel-head">
        <h2>{node.name}</h2>
        <Badge look={outcomeLook(visit?.outcome ?? "notStarted")} />
        <button type="button" className="small-button panel-close" aria-label="Close the state" onClick={close}>
          ✕
        </button>
      </div>
      <p className="quiet">
        {node.type === node.subtitle ? node.type : `${node.type} · ${node.subtitle}`}
        {standing.iterations !== undefined && ` · ${describeIterations(standing.iterations)}`}
      </p>
      {standing.visits.length > 1 && visit !== undefined && (
        <VisitChooser visits={standing.visits} chosen={visit} choose={setVisitId} />
      )}
      {visit === undefined ? (
        <p>This state has not been entered.</p>
      ) : (
        <VisitDetails key={visit.id} visit={visit} node={node} />
      )}
      <JsonText title="Definition" text={JSON.stringify(node.definition)} open={2} />
    </section>
  );
}
