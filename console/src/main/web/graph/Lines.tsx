import { LABEL_CHARACTERS } from "../definition/elk";
import type { Layout, PlacedEdge } from "../definition/layout";
import { cut } from "../format/words";
import type { Summary } from "../history/summary";
import { arrowHead, linePath } from "./lines";

interface Props {
  readonly layout: Layout;
  readonly summary: Summary;
}

/** All lines along the routes that the layout found, and their labels where it left room; those taken lie above. */
export function Lines({ layout, summary }: Props): React.JSX.Element {
  const taken = ({ edge }: PlacedEdge): boolean => summary.taken.has(`${edge.source}>${edge.target}`);
  const above = layout.edges.filter(taken);
  const below = layout.edges.filter((placed) => !taken(placed));
  return (
    <>
      <svg className="lines" width={layout.width} height={layout.height} aria-hidden="true">
        {[...below, ...above].map((placed) => (
          <g key={placed.edge.id} className={`edge-${placed.edge.kind}${taken(placed) ? " edge-taken" : ""}`}>
            <path className="edge-line" d={linePath(placed.points)} />
            <path className="edge-head" d={arrowHead(placed.points)} />
          </g>
        ))}
      </svg>
      {layout.edges.map((placed) => (
        <Label key={placed.edge.id} placed={placed} taken={taken(placed)} />
      ))}
    </>
  );
}

function Label({ placed, taken }: { readonly placed: PlacedEdge; readonly taken: boolean }): React.JSX.Element | null {
  const { kind, label } = placed.edge;
  if (label === undefined || placed.label === undefined) return null;
  const { x, y, width, height } = placed.label;
  return (
    <div
      className={`edge-label edge-label-${kind}${taken ? " edge-label-taken" : ""}`}
      title={label}
      style={{ left: x, top: y, width, height }}
    >
      {cut(label, LABEL_CHARACTERS)}
    </div>
  );
}
