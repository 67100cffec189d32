import { useMemo, useSyncExternalStore } from "react";
import { href, parseRoute, type Route } from "./route";

const CHANGED = "gantry:route";

function subscribe(changed: () => void): () => void {
  window.addEventListener("popstate", changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener("popstate", changed);
    window.removeEventListener(CHANGED, changed);
  };
}

const address = (): string => window.location.pathname + window.location.search;

/** The route that the address names. */
export function useRoute(): Route {
  const current = useSyncExternalStore(subscribe, address);
  return useMemo(() => {
    const url = new URL(current, window.location.origin);
    return parseRoute(url.pathname, url.search);
  }, [current]);
}

/** Goes to another page: the browser's Back leads back. */
export function go(route: Route): void {
  window.history.pushState(null, "", href(route));
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(CHANGED));
}

/** Notes in the address what is chosen on the same page; Back leaves the page, not every choice one by one. */
export function choose(route: Route): void {
  window.history.replaceState(null, "", href(route));
  window.dispatchEvent(new Event(CHANGED));
}
