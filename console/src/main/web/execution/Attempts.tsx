import { outcomeLook } from "../format/outcome";
import type { Attempt } from "../history/tree";
import { JsonText } from "../json/JsonText";
import { Badge } from "../ui/Badge";
import { Elapsed } from "../ui/Elapsed";
import { ErrorText } from "./ErrorText";

/** The tries of a Task, the last first; each unfolds to what was sent and what came back. */
export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }): React.JSX.Element | null {
  if (attempts.length === 0) return null;
  return (
    <section className="attempts" aria-label="Attempts">
      <h3>Attempts</h3>
      {[...attempts].reverse().map((attempt) => (
        <details key={attempt.number}>
          <summary>
            <span>#{attempt.number}</span>
            <Badge look={outcomeLook(attempt.outcome)} />
            <Elapsed from={attempt.startedAt} to={attempt.endedAt} />
            {attempt.error !== undefined && <span className="attempt-error">{attempt.error}</span>}
          </summary>
          <ErrorText error={attempt.error} cause={attempt.cause} />
          {attempt.request !== undefined && <JsonText title="Request" text={attempt.request} />}
          {attempt.result !== undefined && <JsonText title="Result" text={attempt.result} />}
        </details>
      ))}
    </section>
  );
}
