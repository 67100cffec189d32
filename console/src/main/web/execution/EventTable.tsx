import { useMemo } from "react";
import { allNodes, type StateGraph } from "../definition/graph";
import type { ChosenIterations } from "../history/summary";
import type { Visit } from "../history/tree";
import type { ExecutionRoute } from "../route/route";
import { choose } from "../route/useRoute";
import type { EventRow } from "./eventRows";
import { EventLine } from "./EventLine";

interface Props {
  readonly rows: readonly EventRow[];
  readonly startedAt: number;
  readonly route: ExecutionRoute;
  readonly graph: StateGraph;
}

export function EventTable({ rows, startedAt, route, graph }: Props): React.JSX.Element {
  const idByName = useMemo(() => new Map(allNodes(graph).map(({ name, id }) => [name, id])), [graph]);
  const open = (id: number): void => choose({ ...route, event: route.event === id ? undefined : id });
  const chooseVisit = (visit: Visit): void =>
    choose({ ...route, state: idByName.get(visit.name), iterations: iterationsOf(visit, route.iterations, idByName) });
  return (
    <table className="event-table">
      <thead>
        <tr>
          <th scope="col">Id</th>
          <th scope="col">Type</th>
          <th scope="col">State</th>
          <th scope="col" className="wide-only">
            After
          </th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EventLine
            key={row.event.id}
            row={row}
            startedAt={startedAt}
            open={route.event === row.event.id}
            toggle={open}
            chooseVisit={chooseVisit}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The iterations that the visit is in, so that the graph shows them. */
function iterationsOf(
  visit: Visit,
  chosen: ChosenIterations,
  idByName: ReadonlyMap<string, string>,
): ChosenIterations {
  const iterations = new Map(chosen);
  for (let { scope } = visit; scope.parent !== undefined; scope = scope.parent.scope) {
    const id = idByName.get(scope.parent.name);
    if (scope.kind === "iteration" && id !== undefined) iterations.set(id, scope.index);
  }
  return iterations;
}
