import { source, type Store } from "./store";
import { useStore } from "./useStore";

/** One clock for all that tick; it stands still while nobody looks. */
const clock: Store<number> = source(Date.now(), (set) => {
  set(Date.now());
  const timer = setInterval(() => set(Date.now()), 1000);
  return () => clearInterval(timer);
});

export function useNow(): number {
  return useStore(clock);
}
