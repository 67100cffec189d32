import { useMemo, useState } from "react";
import type { StateGraph } from "../definition/graph";
import { count } from "../format/words";
import { summarise } from "../history/summary";
import type { ExecutionTree } from "../history/tree";
import type { ExecutionRoute } from "../route/route";
import { choose } from "../route/useRoute";
import { Loading } from "../ui/Message";
import type { WatchedExecution } from "../watch/execution";
import { EVENTS_PER_PAGE, eventRows, pageOfEvent } from "./eventRows";
import { EventTable } from "./EventTable";
import { Pager } from "./Pager";

interface Props {
  readonly route: ExecutionRoute;
  readonly graph: StateGraph;
  readonly tree: ExecutionTree;
  readonly watched: WatchedExecution;
}

/** The history, oldest event first, in pages. */
export function Events({ route, graph, tree, watched }: Props): React.JSX.Element {
  const { state, onlyState } = route;
  const rows = useMemo(() => {
    if (!onlyState || state === undefined) return eventRows(watched.history, tree, undefined);
    const visits = summarise(graph, tree, route.iterations).standings.get(state)?.visits ?? [];
    return eventRows(watched.history, tree, new Set(visits));
  }, [watched.history, tree, graph, route.iterations, state, onlyState]);
  const [turned, turn] = useState<number | undefined>(undefined);
  const last = Math.max(0, Math.ceil(rows.length / EVENTS_PER_PAGE) - 1);
  const page = Math.min(last, turned ?? pageOfEvent(rows, route.event));
  const shown = rows.slice(page * EVENTS_PER_PAGE, (page + 1) * EVENTS_PER_PAGE);
  return (
    <section className="events" aria-labelledby="events">
      <div className="section-head">
        <h2 id="events">Events</h2>
        <span className="quiet">{count(rows.length, "event")}</span>
        {state !== undefined && (
          <label className="check">
            <input
              type="checkbox"
              checked={onlyState}
              onChange={(event) => choose({ ...route, onlyState: event.target.checked })}
            />
            only of the chosen state
          </label>
        )}
        <Pager page={page} last={last} total={rows.length} turn={turn} />
      </div>
      {watched.history.length === 0 ? (
        <Loading what="the events" />
      ) : rows.length === 0 ? (
        <p className="quiet">The chosen state has no events.</p>
      ) : (
        <EventTable rows={shown} startedAt={watched.history[0]?.timestamp ?? 0} route={route} graph={graph} />
      )}
    </section>
  );
}
