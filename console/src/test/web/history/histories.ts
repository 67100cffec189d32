import type { JsonObject } from "../../../main/web/api/json";
import type { HistoryEvent } from "../../../main/web/api/shapes";
import type { Scope, Visit } from "../../../main/web/history/tree";

/** `[type, previousEventId, details]`; ids count from 1 and a millisecond passes between two. */
export type Line = readonly [type: string, previous: number, details?: JsonObject];

export function history(...lines: readonly Line[]): readonly HistoryEvent[] {
  return lines.map(([type, previousEventId, details], index) => ({
    id: index + 1,
    previousEventId,
    type,
    timestamp: 1000 + index,
    details: details ?? {},
  }));
}

/** The only visit of the state in the scope. */
export function visitOf(scope: Scope | undefined, name: string): Visit {
  const visits = scope?.byName.get(name) ?? [];
  const [visit] = visits;
  if (visit === undefined || visits.length > 1) throw new Error(`${visits.length} visits of ${name}`);
  return visit;
}
