import { useSyncExternalStore } from "react";
import type { Store } from "./store";

/** The store's value, drawn again at each change; watching starts and ends with the component. */
export function useStore<S>(store: Store<S>): S {
  return useSyncExternalStore(store.subscribe, store.get);
}
