import { isObject, parseJson, textAt } from "../api/json";
import { close, type OpenAttempt, type OpenVisit } from "./books";
import type { Outcome } from "./tree";

/** The state keeps the last error told of it; a container the first, which is why it failed. */
export function noteError(visit: OpenVisit, error: string | undefined, cause: string | undefined): void {
  if (error === undefined && cause === undefined) return;
  visit.error = error;
  visit.cause = cause;
}

/** The history does not say why a Map failed; a catcher without ResultPath does: its output is the error. */
export function noteErrorOutput(visit: OpenVisit): void {
  const output = visit.output === undefined ? undefined : parseJson(visit.output);
  if (isObject(output)) noteError(visit, textAt(output, "Error"), textAt(output, "Cause"));
}

export function endAttempt(visit: OpenVisit, attempt: OpenAttempt, outcome: Outcome, time: number): void {
  attempt.outcome = outcome;
  attempt.endedAt = time;
  if (outcome === "succeeded") {
    visit.error = undefined;
    visit.cause = undefined;
    return;
  }
  attempt.error = visit.error;
  attempt.cause = visit.cause;
}

/** Fails for good; a Task whose last attempt timed out has timed out. */
export function fail(visit: OpenVisit, time: number): void {
  close(visit, visit.attempts.at(-1)?.outcome === "timedOut" ? "timedOut" : "failed", time);
}
