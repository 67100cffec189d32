/** What became of one visit of a state, or of one branch or iteration. */
export type Outcome = "running" | "succeeded" | "caught" | "failed" | "timedOut" | "aborted";

export interface Attempt {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly outcome: Outcome;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** What was sent to the resource and what came back, as JSON texts. */
  readonly request: string | undefined;
  readonly result: string | undefined;
}

/** One visit of a state: from its …StateEntered event on. */
export interface Visit {
  /** The id of the event that entered it. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly scope: Scope;
  readonly outcome: Outcome;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly resource: string | undefined;
  readonly attempts: readonly Attempt[];
  /** Of a Map: how many items there are. */
  readonly length: number | undefined;
  /** Branches and iterations of all attempts, in the order they began. */
  readonly scopes: readonly Scope[];
  /** The state before it in the same scope. */
  readonly after: Visit | undefined;
}

/** Where states follow one another: the execution itself, a branch of a Parallel, an iteration of a Map. */
export interface Scope {
  readonly kind: "execution" | "branch" | "iteration";
  /** The index of the iteration; of a branch, the order in which it began. */
  readonly index: number;
  /** The attempt of the container it belongs to. */
  readonly attempt: number;
  readonly parent: Visit | undefined;
  readonly outcome: Outcome;
  readonly visits: readonly Visit[];
  /** The same visits by the name of the state. */
  readonly byName: ReadonlyMap<string, readonly Visit[]>;
}

export interface ExecutionTree {
  readonly root: Scope;
  /** Which visit an event belongs to. */
  readonly visitOf: ReadonlyMap<number, Visit>;
}

/** The scopes of the last attempt: a retried container begins anew. */
export function currentScopes(visit: Visit): readonly Scope[] {
  return visit.scopes.filter((scope) => scope.attempt === Math.max(1, visit.attempts.length));
}
