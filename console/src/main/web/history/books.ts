import type { HistoryEvent } from "../api/shapes";
import type { Attempt, Outcome, Scope, Visit } from "./tree";

/** The tree while it grows; only the fold writes. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenAttempt = Writable<Attempt>;
export interface OpenVisit extends Omit<Writable<Visit>, "attempts" | "scopes" | "scope" | "after"> {
  scope: OpenScope;
  after: OpenVisit | undefined;
  attempts: OpenAttempt[];
  scopes: OpenScope[];
  /** The last attempt, or the state itself, has failed; a retrier or a catcher may still come. */
  failing: boolean;
}
export interface OpenScope extends Omit<Writable<Scope>, "visits" | "byName" | "parent"> {
  parent: OpenVisit | undefined;
  visits: OpenVisit[];
  byName: Map<string, OpenVisit[]>;
}

/** Where in the tree an event stands. */
export interface Cursor {
  readonly scope: OpenScope;
  /** The visit that it is about; after its end, none. */
  readonly visit: OpenVisit | undefined;
  /** The visit that the next state of this scope comes after. */
  readonly last: OpenVisit | undefined;
  /** A ParallelStateStarted: a state that is entered next begins a branch. */
  readonly branches: boolean;
}

export function newScope(
  kind: Scope["kind"],
  index: number,
  attempt: number,
  parent: OpenVisit | undefined,
): OpenScope {
  const scope: OpenScope = { kind, index, attempt, parent, outcome: "running", visits: [], byName: new Map() };
  parent?.scopes.push(scope);
  return scope;
}

export function newAttempt(visit: OpenVisit, event: HistoryEvent): OpenAttempt {
  const attempt: OpenAttempt = {
    number: visit.attempts.length + 1,
    startedAt: event.timestamp,
    endedAt: undefined,
    outcome: "running",
    error: undefined,
    cause: undefined,
    request: undefined,
    result: undefined,
  };
  visit.attempts.push(attempt);
  return attempt;
}

export function isOpen(visit: OpenVisit): boolean {
  return visit.outcome === "running";
}

/** Ends the visit, its running attempt, and whatever still runs inside of it. */
export function close(visit: OpenVisit, outcome: Outcome, at: number): void {
  if (!isOpen(visit)) return;
  visit.outcome = outcome;
  visit.endedAt = at;
  const attempt = visit.attempts.at(-1);
  if (attempt?.outcome === "running") {
    attempt.outcome = outcome === "caught" ? "failed" : outcome;
    attempt.endedAt = at;
  }
  abortInside(visit, at, outcome === "timedOut" ? "timedOut" : "aborted");
}

/** Ends what still runs inside; branches that had come to their last state have succeeded. */
export function abortInside(visit: OpenVisit, at: number, outcome: Outcome): void {
  for (const scope of visit.scopes) closeScope(scope, hasFailed(scope) ? "failed" : settled(scope) ?? outcome, at, outcome);
}

export function closeScope(scope: OpenScope, outcome: Outcome, at: number, inside: Outcome): void {
  if (scope.outcome === "running") scope.outcome = outcome;
  for (const visit of scope.visits) close(visit, inside, at);
}

function settled(scope: OpenScope): Outcome | undefined {
  return scope.visits.length > 0 && scope.visits.every((visit) => !isOpen(visit)) ? "succeeded" : undefined;
}

function hasFailed(scope: OpenScope): boolean {
  return scope.visits.some(({ outcome }) => outcome === "failed" || outcome === "timedOut");
}

/** The nearest visit that fits, from the cursor outwards. */
export function climb(from: Cursor, fits: (visit: OpenVisit) => boolean): OpenVisit | undefined {
  for (let visit = from.visit ?? from.scope.parent; visit !== undefined; visit = visit.scope.parent) {
    if (fits(visit)) return visit;
  }
  return undefined;
}
