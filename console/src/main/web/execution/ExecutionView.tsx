import { useCallback, useMemo } from "react";
import { parseJson } from "../api/json";
import { allNodes } from "../definition/graph";
import { readDefinition } from "../definition/read";
import { GraphView } from "../graph/GraphView";
import { foldHistory } from "../history/fold";
import { NOT_STARTED, summarise } from "../history/summary";
import type { ExecutionRoute } from "../route/route";
import { choose } from "../route/useRoute";
import type { WatchedExecution } from "../watch/execution";
import { Events } from "./Events";
import { ExecutionPanel } from "./ExecutionPanel";
import { StatePanel } from "./StatePanel";

interface Props {
  readonly route: ExecutionRoute;
  readonly definition: string;
  readonly watched: WatchedExecution;
}

/** Graph, chosen state and events of one execution. */
export function ExecutionView({ route, definition, watched }: Props): React.JSX.Element {
  const graph = useMemo(() => readDefinition(parseJson(definition) ?? null), [definition]);
  const tree = useMemo(() => foldHistory(watched.history), [watched.history]);
  const summary = useMemo(() => summarise(graph, tree, route.iterations), [graph, tree, route.iterations]);
  const chosen = allNodes(graph).find((node) => node.id === route.state);

  const chooseState = useCallback(
    (state: string | undefined) => choose({ ...route, state, event: undefined }),
    [route],
  );
  const chooseIteration = useCallback(
    (id: string, index: number | undefined) => {
      const iterations = new Map(route.iterations);
      if (index === undefined) iterations.delete(id);
      else iterations.set(id, index);
      choose({ ...route, iterations });
    },
    [route],
  );
  return (
    <>
      <div className="split">
        <GraphView
          graph={graph}
          summary={summary}
          chosen={route.state}
          choose={chooseState}
          iterations={route.iterations}
          chooseIteration={chooseIteration}
        />
        {chosen === undefined ? (
          <ExecutionPanel execution={watched.execution} />
        ) : (
          <StatePanel
            key={chosen.id}
            node={chosen}
            standing={summary.standings.get(chosen.id) ?? NOT_STARTED}
            close={() => chooseState(undefined)}
          />
        )}
      </div>
      <Events route={route} graph={graph} tree={tree} watched={watched} />
    </>
  );
}
