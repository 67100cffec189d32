import { parseJson } from "../api/json";
import { executionList, stateMachineList, UnexpectedShape } from "../api/parse";
import type { ExecutionSummary, StateMachineSummary } from "../api/shapes";
import { watch, type Connection, type Surroundings } from "./connection";
import { source, type Store } from "./store";

/** A list as the server last sent it. */
export interface Watched<T> {
  readonly items: readonly T[] | undefined;
  readonly connection: Connection;
  /** An event of the stream that could not be read. */
  readonly unreadable: string | undefined;
}

function watchList<T>(
  surroundings: Surroundings,
  path: string,
  event: string,
  read: (value: unknown, before: readonly T[]) => readonly T[],
): Store<Watched<T>> {
  const initial: Watched<T> = { items: undefined, connection: "connecting", unreadable: undefined };
  return source(initial, (set, get) =>
    watch(surroundings, {
      path: () => path,
      connection: (connection) => set({ ...get(), connection }),
      events: {
        [event]: (data) => {
          try {
            set({ ...get(), items: read(parseJson(data), get().items ?? []), unreadable: undefined });
          } catch (error) {
            if (!(error instanceof UnexpectedShape)) throw error;
            set({ ...get(), unreadable: error.message });
          }
        },
      },
    }),
  );
}

export function watchStateMachines(surroundings: Surroundings): Store<Watched<StateMachineSummary>> {
  return watchList(surroundings, "/_gantry/watch", "stateMachines", stateMachineList);
}

/** A page may stay open for days at a machine that starts hundreds a second. */
const MAX_KEPT = 1000;

/**
 * The newest executions of one state machine. One that newer ones have pushed out of what the server sends stays as it was
 * last told, until a thousand are newer.
 */
export function watchExecutions(
  surroundings: Surroundings,
  stateMachineArn: string,
): Store<Watched<ExecutionSummary>> {
  const path = `/_gantry/watch?stateMachineArn=${encodeURIComponent(stateMachineArn)}`;
  return watchList(surroundings, path, "executions", (value, before) =>
    joinExecutions(executionList(value), before).slice(0, MAX_KEPT),
  );
}

/** Newest first; what stands in both is taken as the first has it. */
export function joinExecutions(
  newer: readonly ExecutionSummary[],
  older: readonly ExecutionSummary[],
): readonly ExecutionSummary[] {
  const known = new Map([...older, ...newer].map((execution) => [execution.executionArn, execution]));
  return [...known.values()].sort((a, b) => b.startDate - a.startDate);
}
