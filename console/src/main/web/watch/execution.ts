import { parseJson } from "../api/json";
import { eventList, executionDescription, UnexpectedShape } from "../api/parse";
import type { ExecutionDescription, HistoryEvent } from "../api/shapes";
import { watch, type Connection, type Surroundings } from "./connection";
import { source, type Store } from "./store";

/** One execution as far as the server has told it. */
export interface WatchedExecution {
  readonly execution: ExecutionDescription | undefined;
  /** Oldest first, without gaps. */
  readonly history: readonly HistoryEvent[];
  readonly connection: Connection;
  readonly unreadable: string | undefined;
}

/**
 * A long history comes in many pages; those that arrive within some time become one change, the longer the more there is to
 * fold: 40 ms, with 25,000 events half a second.
 */
const gatherMs = (events: number): number => 40 + events / 50;

export function watchExecution(surroundings: Surroundings, executionArn: string): Store<WatchedExecution> {
  const initial: WatchedExecution = {
    execution: undefined,
    history: [],
    connection: "connecting",
    unreadable: undefined,
  };
  return source(initial, (set, get) => {
    let next = get();
    let cancel: (() => void) | undefined;
    const publish = (): void => {
      cancel = undefined;
      set(next);
    };
    const change = (part: Partial<WatchedExecution>): void => {
      next = { ...next, ...part };
      cancel ??= surroundings.later(publish, gatherMs(next.history.length));
    };
    const reading = (read: (value: unknown) => Partial<WatchedExecution>) => (data: string): void => {
      try {
        change(read(parseJson(data)));
      } catch (error) {
        if (!(error instanceof UnexpectedShape)) throw error;
        change({ unreadable: error.message });
      }
    };
    const stop = watch(surroundings, {
      path: () => pathAfter(executionArn, next.history.at(-1)?.id ?? 0),
      connection: (connection) => change({ connection }),
      events: {
        execution: reading((value) => ({ execution: executionDescription(value) })),
        history: reading((value) => ({ history: append(next.history, eventList(value)) })),
      },
    });
    return () => {
      stop();
      cancel?.();
      set(next);
    };
  });
}

function pathAfter(executionArn: string, after: number): string {
  const query = `executionArn=${encodeURIComponent(executionArn)}`;
  return `/_gantry/watch?${query}${after > 0 ? `&after=${after}` : ""}`;
}

/** What was sent twice, as after a lost connection, is taken once. */
export function append(
  history: readonly HistoryEvent[],
  more: readonly HistoryEvent[],
): readonly HistoryEvent[] {
  const last = history.at(-1)?.id ?? 0;
  const fresh = more.filter((event) => event.id > last);
  return fresh.length === 0 ? history : [...history, ...fresh];
}
