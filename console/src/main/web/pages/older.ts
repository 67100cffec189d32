import { listExecutions } from "../api/client";
import type { Failure } from "../api/failure";
import type { ExecutionSummary } from "../api/shapes";
import { source, type Store } from "../watch/store";

/** The executions that are older than the watched newest ones. */
export interface Older {
  readonly items: readonly ExecutionSummary[];
  readonly state: "more" | "loading" | "all";
  readonly failure: Failure | undefined;
}

export interface OlderSource {
  readonly store: Store<Older>;
  readonly load: () => void;
}

/** Follows ListExecutions page by page, one more at each call; its first page is what is watched already. */
export function olderExecutions(stateMachineArn: string): OlderSource {
  const abort = new AbortController();
  const store = source<Older>({ items: [], state: "more", failure: undefined }, () => () => undefined);
  let token: string | undefined;
  const load = async (): Promise<void> => {
    const before = store.get();
    if (before.state !== "more") return;
    store.set({ ...before, state: "loading", failure: undefined });
    let items = before.items;
    // The first page shows nothing new, but where the second begins.
    for (let pages = token === undefined ? 2 : 1; pages > 0; pages--) {
      const result = await listExecutions(stateMachineArn, token, abort.signal);
      if (!result.ok) {
        store.set({ items, state: "more", failure: result.failure });
        return;
      }
      items = [...items, ...result.value.items];
      token = result.value.nextToken;
      if (token === undefined) break;
    }
    store.set({ items, state: token === undefined ? "all" : "more", failure: undefined });
  };
  return { store, load: () => void load() };
}
