import type { StateGraph } from "../definition/graph";
import type { Summary } from "../history/summary";
import { Loading, Message } from "../ui/Message";
import { Flow } from "./Flow";
import type { Choosing } from "./nodes";
import { useLayout } from "./useLayout";

export interface GraphProps extends Choosing {
  readonly graph: StateGraph;
  readonly summary: Summary;
}

/** The graph of a definition, coloured by a summary. */
export function GraphView({ graph, ...rest }: GraphProps): React.JSX.Element {
  const layout = useLayout(graph);
  const { width, height } = layout.state === "placed" ? layout.layout : { width: 1, height: 0 };
  const size = { "--drawing": `${height + 32}px`, "--ratio": height / width };
  return (
    <div className="graph" role="group" aria-label="Graph of the states" style={size}>
      {graph.nodes.length === 0 ? (
        <Message title="The definition has no states" />
      ) : layout.state === "placing" ? (
        <Loading what="the graph" />
      ) : layout.state === "failed" ? (
        <Message title="The graph cannot be drawn">
          <p>{layout.message} The events below tell the same.</p>
        </Message>
      ) : (
        <Flow layout={layout.layout} {...rest} />
      )}
    </div>
  );
}
