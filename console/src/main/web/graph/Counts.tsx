import type { Standing } from "../history/summary";

/** Small signs at a state's box: how often it was tried again, and how often it was visited. */
export function Counts({ standing }: { readonly standing: Standing }): React.JSX.Element | null {
  if (standing.retries === 0 && standing.visits.length < 2) return null;
  return (
    <span className="counts" aria-hidden="true">
      {standing.retries > 0 && <span title={`Retried: ${standing.retries}`}>↻ {standing.retries}</span>}
      {standing.visits.length > 1 && <span title={`Visited: ${standing.visits.length}`}>× {standing.visits.length}</span>}
    </span>
  );
}
