import { numberAt, textAt } from "../api/json";
import type { HistoryEvent } from "../api/shapes";
import {
  abortInside,
  climb,
  close,
  closeScope,
  isOpen,
  newAttempt,
  newScope,
  type Cursor,
  type OpenScope,
  type OpenVisit,
} from "./books";
import { endAttempt, fail, noteError, noteErrorOutput } from "./failing";
import type { ExecutionTree } from "./tree";

/**
 * Folds a history, oldest event first, into the tree of what was visited. Which branch or iteration an event belongs to
 * follows from its previousEventId; histories that are cut off or odd give as much of a tree as they tell.
 */
export function foldHistory(history: readonly HistoryEvent[]): ExecutionTree {
  const root = newScope("execution", 0, 1, undefined);
  const beginning: Cursor = { scope: root, visit: undefined, last: undefined, branches: false };
  const cursors = new Map<number, Cursor>();
  const visitOf = new Map<number, OpenVisit>();
  for (const event of history) {
    const cursor = apply(event, cursors.get(event.previousEventId) ?? beginning, root);
    cursors.set(event.id, cursor);
    const visit = owner(event, cursor);
    if (visit !== undefined) visitOf.set(event.id, visit);
  }
  return { root, visitOf };
}

/** The visit that the event tells of. */
function owner(event: HistoryEvent, cursor: Cursor): OpenVisit | undefined {
  if (event.type.startsWith("MapIteration")) return climb(cursor, (it) => isMapNamed(it, textAt(event.details, "name")));
  return cursor.visit ?? (event.type.endsWith("StateExited") ? cursor.last : undefined);
}

const isMapNamed = (visit: OpenVisit, name: string | undefined): boolean =>
  visit.type === "Map" && (name === undefined || visit.name === name);

function apply(event: HistoryEvent, from: Cursor, root: OpenScope): Cursor {
  const { type } = event;
  if (type.endsWith("StateEntered")) return enter(event, from);
  if (type.endsWith("StateExited")) return exit(event, from);
  if (type === "ParallelStateStarted" || type === "MapStateStarted") return startContainer(event, from);
  if (type.startsWith("MapIteration")) return iterate(event, from);
  if (type.startsWith("MapRun")) return runMap(event, from);
  if (/^(Parallel|Map)State/.test(type)) return endContainer(event, from);
  if (/^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type)) return endExecution(event, from, root);
  if (type === "EvaluationFailed") return failEvaluation(event, from);
  if (type.endsWith("StateAborted")) return abort(event, from);
  return stepTask(event, from);
}

const at = (visit: OpenVisit): Cursor => ({ scope: visit.scope, visit, last: visit.after, branches: false });

function enter(event: HistoryEvent, from: Cursor): Cursor {
  const container = from.branches ? from.visit : undefined;
  const scope =
    container === undefined
      ? from.scope
      : newScope("branch", branchCount(container), Math.max(1, container.attempts.length), container);
  const name = textAt(event.details, "name") ?? "";
  const visit: OpenVisit = {
    id: event.id,
    name,
    type: event.type.slice(0, -"StateEntered".length),
    scope,
    outcome: "running",
    startedAt: event.timestamp,
    endedAt: undefined,
    input: textAt(event.details, "input"),
    output: undefined,
    error: undefined,
    cause: undefined,
    resource: undefined,
    attempts: [],
    length: undefined,
    scopes: [],
    after: container === undefined ? from.last : undefined,
    failing: false,
  };
  scope.visits.push(visit);
  const namesakes = scope.byName.get(name);
  if (namesakes === undefined) scope.byName.set(name, [visit]);
  else namesakes.push(visit);
  return at(visit);
}

function branchCount(container: OpenVisit): number {
  return container.scopes.filter((scope) => scope.attempt === Math.max(1, container.attempts.length)).length;
}

function exit(event: HistoryEvent, from: Cursor): Cursor {
  const name = textAt(event.details, "name");
  const visit = climb(from, (it) => it.name === name && isOpen(it)) ?? openByName(from.scope, name);
  if (visit === undefined) return from;
  visit.output = textAt(event.details, "output");
  if (visit.failing && visit.error === undefined) noteErrorOutput(visit);
  close(visit, visit.failing ? "caught" : "succeeded", event.timestamp);
  return { scope: visit.scope, visit: undefined, last: visit, branches: false };
}

/** After an EvaluationFailed the chain may lead to the state before, so the name decides. */
function openByName(scope: OpenScope, name: string | undefined): OpenVisit | undefined {
  return name === undefined ? undefined : scope.byName.get(name)?.findLast(isOpen);
}

function startContainer(event: HistoryEvent, from: Cursor): Cursor {
  const parallel = event.type === "ParallelStateStarted";
  const visit = climb(from, (it) => it.type === (parallel ? "Parallel" : "Map") && isOpen(it));
  if (visit === undefined) return from;
  if (visit.attempts.length > 0) failRunning(visit, event.timestamp, from);
  newAttempt(visit, event);
  visit.failing = false;
  if (!parallel) visit.length = numberAt(event.details, "length");
  return { ...at(visit), branches: parallel };
}

/** A further attempt of a container says that the one before had failed. */
function failRunning(container: OpenVisit, time: number, from: Cursor): void {
  failInside(container, from, time);
  const attempt = container.attempts.at(-1);
  if (attempt?.outcome === "running") endAttempt(container, attempt, "failed", time);
}

/** Fails what the chain leads to inside of the container; whatever else runs in there is aborted. */
function failInside(container: OpenVisit, from: Cursor, time: number): void {
  for (let visit = from.visit; visit !== undefined && visit !== container; visit = visit.scope.parent) {
    fail(visit, time);
    if (container.error === undefined) noteError(container, visit.error, visit.cause);
  }
  abortInside(container, time, "aborted");
}

function endContainer(event: HistoryEvent, from: Cursor): Cursor {
  const kind = event.type.startsWith("Parallel") ? "Parallel" : "Map";
  const visit = climb(from, (it) => it.type === kind && isOpen(it)) ?? openOfType(from.scope, kind);
  if (visit === undefined) return from;
  const time = event.timestamp;
  const attempt = visit.attempts.at(-1);
  if (event.type.endsWith("Succeeded")) {
    visit.failing = false;
    if (attempt !== undefined) endAttempt(visit, attempt, "succeeded", time);
  } else if (event.type.endsWith("Failed")) {
    noteError(visit, textAt(event.details, "error"), textAt(event.details, "cause"));
    failInside(visit, from, time);
    visit.failing = true;
    if (attempt?.outcome === "running") endAttempt(visit, attempt, "failed", time);
  } else if (event.type.endsWith("Aborted")) {
    close(visit, "aborted", time);
  }
  return at(visit);
}

/** A map run's children are executions of their own; of the run itself only its error tells more than its Map does. */
function runMap(event: HistoryEvent, from: Cursor): Cursor {
  const visit = climb(from, (it) => it.type === "Map");
  if (visit === undefined) return { ...from, branches: false };
  if (event.type === "MapRunFailed") noteError(visit, textAt(event.details, "error"), textAt(event.details, "cause"));
  return at(visit);
}

function openOfType(scope: OpenScope, type: string): OpenVisit | undefined {
  return scope.visits.findLast((visit) => visit.type === type && isOpen(visit));
}

function iterate(event: HistoryEvent, from: Cursor): Cursor {
  const name = textAt(event.details, "name");
  const container = climb(from, (it) => isMapNamed(it, name));
  if (container === undefined) return from;
  const index = numberAt(event.details, "index") ?? 0;
  const attempt = Math.max(1, container.attempts.length);
  if (event.type === "MapIterationStarted") {
    const scope = newScope("iteration", index, attempt, container);
    return { scope, visit: undefined, last: undefined, branches: false };
  }
  const scope = container.scopes.findLast((it) => it.index === index && it.attempt === attempt);
  if (scope !== undefined) endIteration(event, scope, from);
  // The visit stays that of the state that ended the iteration, so that a failed Map knows its error.
  return { ...from, branches: false };
}

function endIteration(event: HistoryEvent, scope: OpenScope, from: Cursor): void {
  if (event.type === "MapIterationSucceeded") {
    closeScope(scope, "succeeded", event.timestamp, "succeeded");
  } else if (event.type === "MapIterationFailed") {
    if (from.visit !== undefined && scope.visits.includes(from.visit)) fail(from.visit, event.timestamp);
    closeScope(scope, "failed", event.timestamp, "aborted");
  } else {
    closeScope(scope, "aborted", event.timestamp, "aborted");
  }
}

function endExecution(event: HistoryEvent, from: Cursor, root: OpenScope): Cursor {
  const time = event.timestamp;
  const error = textAt(event.details, "error");
  const cause = textAt(event.details, "cause");
  switch (event.type) {
    case "ExecutionFailed":
      failOutwards(from.visit ?? from.scope.parent ?? root.visits.findLast(isOpen), error, cause, time);
      closeScope(root, "failed", time, "aborted");
      break;
    case "ExecutionTimedOut":
      closeScope(root, "timedOut", time, "timedOut");
      break;
    case "ExecutionAborted":
      closeScope(root, "aborted", time, "aborted");
      break;
    default:
      closeScope(root, "succeeded", time, "succeeded");
  }
  return { scope: root, visit: undefined, last: undefined, branches: false };
}

/** The execution's error is that of the state that failed and of those around it that named none. */
function failOutwards(
  innermost: OpenVisit | undefined,
  error: string | undefined,
  cause: string | undefined,
  time: number,
): void {
  for (let visit = innermost; visit !== undefined; visit = visit.scope.parent) {
    if (visit.error === undefined && (isOpen(visit) || visit.outcome === "failed")) noteError(visit, error, cause);
    fail(visit, time);
  }
}

function failEvaluation(event: HistoryEvent, from: Cursor): Cursor {
  const name = textAt(event.details, "state");
  const visit = openByName(from.scope, name) ?? climb(from, isOpen);
  if (visit === undefined) return from;
  noteError(visit, textAt(event.details, "error"), textAt(event.details, "cause"));
  visit.failing = true;
  return at(visit);
}

function abort(event: HistoryEvent, from: Cursor): Cursor {
  const kind = event.type.slice(0, -"StateAborted".length);
  const visit = climb(from, (it) => it.type === kind);
  if (visit !== undefined) close(visit, "aborted", event.timestamp);
  return visit === undefined ? from : at(visit);
}

/** Task…, LambdaFunction…, Activity…: what happens to the attempts of a Task. */
function stepTask(event: HistoryEvent, from: Cursor): Cursor {
  const visit = from.visit;
  const step = /^(?:Task|LambdaFunction|Activity)([A-Z]\w+)$/.exec(event.type)?.[1];
  if (visit === undefined || step === undefined) return { ...from, branches: false };
  const time = event.timestamp;
  if (step === "Scheduled") {
    const attempt = newAttempt(visit, event);
    attempt.request = textAt(event.details, "parameters") ?? textAt(event.details, "input");
    visit.resource = textAt(event.details, "resource") ?? visit.resource;
    visit.failing = false;
    return at(visit);
  }
  const attempt = visit.attempts.at(-1);
  if (step === "Succeeded" && attempt !== undefined) {
    attempt.result = textAt(event.details, "output");
    endAttempt(visit, attempt, "succeeded", time);
  } else if (step === "TimedOut" || step.endsWith("Failed")) {
    noteError(visit, textAt(event.details, "error"), textAt(event.details, "cause"));
    endAttempt(visit, attempt ?? newAttempt(visit, event), step === "TimedOut" ? "timedOut" : "failed", time);
    visit.failing = true;
  }
  return at(visit);
}
