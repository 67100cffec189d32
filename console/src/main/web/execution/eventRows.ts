import type { HistoryEvent } from "../api/shapes";
import type { ExecutionTree, Visit } from "../history/tree";

/** A long history is shown in pages. */
export const EVENTS_PER_PAGE = 100;

export interface EventRow {
  readonly event: HistoryEvent;
  readonly visit: Visit | undefined;
}

/** The events, with the visits they belong to; with a set of visits, only theirs. */
export function eventRows(
  history: readonly HistoryEvent[],
  tree: ExecutionTree,
  only: ReadonlySet<Visit> | undefined,
): readonly EventRow[] {
  const rows = history.map((event) => ({ event, visit: tree.visitOf.get(event.id) }));
  return only === undefined ? rows : rows.filter(({ visit }) => visit !== undefined && only.has(visit));
}

/** The page that holds the event, or the first. */
export function pageOfEvent(rows: readonly EventRow[], event: number | undefined): number {
  const index = event === undefined ? -1 : rows.findIndex((row) => row.event.id === event);
  return index < 0 ? 0 : Math.floor(index / EVENTS_PER_PAGE);
}

/** How good or bad the news is. */
export function eventTone(type: string): "good" | "bad" | "muted" | "quiet" {
  if (/(Failed|TimedOut)$/.test(type)) return "bad";
  if (/Aborted$/.test(type)) return "muted";
  return /Succeeded$/.test(type) ? "good" : "quiet";
}
