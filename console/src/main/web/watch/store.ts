/** A value that components watch by useSyncExternalStore. */
export interface Store<S> {
  readonly get: () => S;
  /** Returns the function that ends it. */
  readonly subscribe: (changed: () => void) => () => void;
}

/** A store that its owner changes, and that works only while somebody watches it. */
export interface Source<S> extends Store<S> {
  readonly set: (state: S) => void;
}

/**
 * @param start called with the first watcher; what it returns is called when the last one has gone
 */
export function source<S>(initial: S, start: (set: (state: S) => void, get: () => S) => () => void): Source<S> {
  let state = initial;
  let stop: (() => void) | undefined;
  const watchers = new Set<() => void>();
  const set = (next: S): void => {
    if (Object.is(next, state)) return;
    state = next;
    for (const changed of [...watchers]) changed();
  };
  const get = (): S => state;
  return {
    get,
    set,
    subscribe: (changed) => {
      watchers.add(changed);
      if (watchers.size === 1) stop = start(set, get);
      return () => {
        watchers.delete(changed);
        if (watchers.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
