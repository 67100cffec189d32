import { expect, test } from "vitest";
import { foldHistory } from "../../../main/web/history/fold";
import { currentScopes } from "../../../main/web/history/tree";
import { history, visitOf } from "./histories";

test("a state between its entry and its exit runs, and has succeeded after it", () => {
  const events = history(
    ["ExecutionStarted", 0],
    ["PassStateEntered", 0, { name: "A", input: "1" }],
    ["PassStateExited", 2, { name: "A", output: "2" }],
    ["WaitStateEntered", 3, { name: "B" }],
  );
  const { root } = foldHistory(events);

  expect(visitOf(root, "A")).toMatchObject({ outcome: "succeeded", input: "1", output: "2", startedAt: 1001, endedAt: 1002 });
  expect(visitOf(root, "B")).toMatchObject({ outcome: "running", endedAt: undefined });
  expect(visitOf(root, "B").after).toBe(visitOf(root, "A"));
  expect(root.outcome).toBe("running");
});

test("a Task that fails twice and then succeeds has three attempts, each with what was sent and what came back", () => {
  const { root } = foldHistory(
    history(
      ["ExecutionStarted", 0],
      ["TaskStateEntered", 0, { name: "Pay" }],
      ["TaskScheduled", 2, { resource: "invoke", parameters: "{}" }],
      ["TaskFailed", 3, { error: "Busy", cause: "later" }],
      ["TaskScheduled", 4, { resource: "invoke", parameters: "{}" }],
      ["TaskTimedOut", 5, { error: "States.Timeout" }],
      ["TaskScheduled", 6, { resource: "invoke", parameters: "{}" }],
      ["TaskStarted", 7],
      ["TaskSucceeded", 8, { output: "7" }],
      ["TaskStateExited", 9, { name: "Pay" }],
    ),
  );
  const visit = visitOf(root, "Pay");

  expect(visit).toMatchObject({ outcome: "succeeded", error: undefined, resource: "invoke" });
  expect(visit.attempts).toMatchObject([
    { number: 1, outcome: "failed", error: "Busy", cause: "later", request: "{}" },
    { number: 2, outcome: "timedOut", error: "States.Timeout" },
    { number: 3, outcome: "succeeded", error: undefined, result: "7" },
  ]);
});

test("a Task that waits for its retry still runs, with the error of its last attempt", () => {
  const { root } = foldHistory(
    history(
      ["TaskStateEntered", 0, { name: "Pay" }],
      ["ActivityScheduled", 1],
      ["ActivityFailed", 2, { error: "Busy" }],
    ),
  );
  expect(visitOf(root, "Pay")).toMatchObject({ outcome: "running", error: "Busy" });
});

test("an error that a catcher takes is caught, and what follows is in the same scope", () => {
  const { root } = foldHistory(
    history(
      ["TaskStateEntered", 0, { name: "Pay" }],
      ["LambdaFunctionScheduled", 1],
      ["LambdaFunctionFailed", 2, { error: "No", cause: "really" }],
      ["TaskStateExited", 3, { name: "Pay", output: "{}" }],
      ["FailStateEntered", 4, { name: "Sorry" }],
      ["ExecutionFailed", 5, { error: "Sorry", cause: "for that" }],
    ),
  );
  expect(visitOf(root, "Pay")).toMatchObject({ outcome: "caught", error: "No", cause: "really", output: "{}" });
  expect(visitOf(root, "Sorry")).toMatchObject({ outcome: "failed", error: "Sorry", cause: "for that" });
  expect(root.outcome).toBe("failed");
});

test("a branch that fails fails its Parallel and aborts the other branch", () => {
  const { root } = foldHistory(
    history(
      ["ParallelStateEntered", 0, { name: "Both" }],
      ["ParallelStateStarted", 1],
      ["TaskStateEntered", 2, { name: "Left" }],
      ["TaskStateEntered", 2, { name: "Right" }],
      ["TaskScheduled", 3],
      ["TaskScheduled", 4],
      ["TaskFailed", 5, { error: "Broken" }],
      ["ParallelStateFailed", 7],
      ["ExecutionFailed", 8, { error: "Broken" }],
    ),
  );
  const both = visitOf(root, "Both");

  expect(both).toMatchObject({ outcome: "failed", error: "Broken" });
  expect(visitOf(both.scopes[0], "Left")).toMatchObject({ outcome: "failed", error: "Broken" });
  expect(visitOf(both.scopes[1], "Right")).toMatchObject({ outcome: "aborted", error: undefined });
  expect(both.scopes.map((scope) => scope.outcome)).toEqual(["failed", "aborted"]);
});

test("branches of a nested Parallel belong to the inner one", () => {
  const { root } = foldHistory(
    history(
      ["ParallelStateEntered", 0, { name: "Outer" }],
      ["ParallelStateStarted", 1],
      ["ParallelStateEntered", 2, { name: "Inner" }],
      ["ParallelStateStarted", 3],
      ["PassStateEntered", 4, { name: "Deep" }],
      ["PassStateExited", 5, { name: "Deep" }],
      ["ParallelStateSucceeded", 6],
      ["ParallelStateExited", 7, { name: "Inner" }],
      ["ParallelStateSucceeded", 8],
      ["ParallelStateExited", 9, { name: "Outer" }],
    ),
  );
  const inner = visitOf(visitOf(root, "Outer").scopes[0], "Inner");

  expect(inner.outcome).toBe("succeeded");
  expect(visitOf(inner.scopes[0], "Deep").outcome).toBe("succeeded");
  expect(visitOf(root, "Outer").scopes[0]?.outcome).toBe("succeeded");
});

test("a Map that is tried again begins its iterations anew", () => {
  const { root } = foldHistory(
    history(
      ["MapStateEntered", 0, { name: "Each" }],
      ["MapStateStarted", 1, { length: 2 }],
      ["MapIterationStarted", 2, { name: "Each", index: 0 }],
      ["FailStateEntered", 3, { name: "No" }],
      ["MapIterationFailed", 4, { name: "Each", index: 0 }],
      ["MapStateStarted", 4, { length: 2 }],
      ["MapIterationStarted", 6, { name: "Each", index: 0 }],
      ["MapIterationStarted", 6, { name: "Each", index: 1 }],
      ["PassStateEntered", 8, { name: "Yes" }],
      ["PassStateExited", 9, { name: "Yes" }],
      ["MapIterationSucceeded", 10, { name: "Each", index: 1 }],
    ),
  );
  const each = visitOf(root, "Each");

  expect(each).toMatchObject({ outcome: "running", length: 2 });
  expect(each.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "running"]);
  expect(each.scopes.map(({ outcome, attempt, index }) => [attempt, index, outcome])).toEqual([
    [1, 0, "failed"],
    [2, 0, "running"],
    [2, 1, "succeeded"],
  ]);
  expect(currentScopes(each).length).toBe(2);
  expect(visitOf(each.scopes[2], "Yes").outcome).toBe("succeeded");
});

test("events of iterations belong to their Map, whose error a catcher's output tells", () => {
  const { root, visitOf: owner } = foldHistory(
    history(
      ["MapStateEntered", 0, { name: "Each" }],
      ["MapStateStarted", 1, { length: 1 }],
      ["MapIterationStarted", 2, { name: "Each", index: 0 }],
      ["FailStateEntered", 3, { name: "No" }],
      ["MapIterationFailed", 4, { name: "Each", index: 0 }],
      ["MapStateFailed", 4],
      ["MapStateExited", 6, { name: "Each", output: '{"Error": "E", "Cause": "because"}' }],
    ),
  );
  const each = visitOf(root, "Each");

  expect(each).toMatchObject({ outcome: "caught", error: "E", cause: "because" });
  expect([3, 5, 6, 7].map((id) => owner.get(id))).toEqual([each, each, each, each]);
  expect(owner.get(4)).toBe(visitOf(each.scopes[0], "No"));
});

test("an evaluation that fails belongs to the state that it names, though the chain leads to the one before", () => {
  const { root, visitOf: owner } = foldHistory(
    history(
      ["PassStateEntered", 0, { name: "Before" }],
      ["PassStateExited", 1, { name: "Before" }],
      ["MapStateEntered", 2, { name: "Each" }],
      ["EvaluationFailed", 2, { error: "States.QueryEvaluationError", cause: "no array", state: "Each" }],
      ["MapStateFailed", 4],
      ["ExecutionFailed", 5, { error: "States.QueryEvaluationError", cause: "no array" }],
    ),
  );
  expect(visitOf(root, "Before").outcome).toBe("succeeded");
  expect(visitOf(root, "Each")).toMatchObject({ outcome: "failed", error: "States.QueryEvaluationError", cause: "no array" });
  expect(owner.get(4)).toBe(visitOf(root, "Each"));
});

test.each([
  ["ExecutionAborted", "aborted"],
  ["ExecutionTimedOut", "timedOut"],
])("%s ends what still ran as %s", (type, outcome) => {
  const { root } = foldHistory(
    history(
      ["TaskStateEntered", 0, { name: "Pay" }],
      ["TaskScheduled", 1],
      [type, 0],
    ),
  );
  expect(root.outcome).toBe(outcome);
  expect(visitOf(root, "Pay")).toMatchObject({ outcome, attempts: [{ outcome }] });
});

test("a Task whose last attempt timed out, and which nobody catches, has timed out", () => {
  const { root } = foldHistory(
    history(
      ["TaskStateEntered", 0, { name: "Pay" }],
      ["TaskScheduled", 1],
      ["TaskTimedOut", 2, { error: "States.Timeout" }],
      ["ExecutionFailed", 3, { error: "States.Timeout" }],
    ),
  );
  expect(visitOf(root, "Pay").outcome).toBe("timedOut");
});

test("events of no known kind and events without what they follow are passed over", () => {
  const { root } = foldHistory(
    history(
      ["SomethingNew", 0],
      ["TaskStateExited", 99, { name: "Never" }],
      ["MapIterationSucceeded", 98, { name: "Never", index: 3 }],
      ["PassStateEntered", 97, { name: "A" }],
    ),
  );
  expect(visitOf(root, "A").outcome).toBe("running");
});

test("a loop of 25,000 events is folded, and every event knows its state", () => {
  const lines = Array.from({ length: 12_500 }, (_, turn) => [
    ["PassStateEntered", turn * 2, { name: "Count" }] as const,
    ["PassStateExited", turn * 2 + 1, { name: "Count" }] as const,
  ]).flat();
  const { root, visitOf: owner } = foldHistory(history(...lines));
  expect(root.byName.get("Count")?.length).toBe(12_500);
  expect(owner.size).toBe(25_000);
});

test("a Map in mode DISTRIBUTED tells the error of its map run, also of the attempt that was retried", () => {
  const { root } = foldHistory(
    history(
      ["MapStateEntered", 0, { name: "Rows" }],
      ["MapStateStarted", 1, { length: 3 }],
      ["MapRunStarted", 2, { mapRunArn: "arn" }],
      ["MapRunFailed", 3, { error: "States.ItemReaderFailed", cause: "no such key" }],
      ["MapStateStarted", 4, { length: 3 }],
      ["MapRunStarted", 5, { mapRunArn: "other" }],
      ["MapRunSucceeded", 6],
      ["MapStateSucceeded", 7],
      ["MapStateExited", 6, { name: "Rows", output: "[]" }],
    ),
  );
  const visit = visitOf(root, "Rows");

  expect(visit).toMatchObject({ outcome: "succeeded", error: undefined, output: "[]", length: 3 });
  expect(visit.attempts).toMatchObject([
    { number: 1, outcome: "failed", error: "States.ItemReaderFailed", cause: "no such key" },
    { number: 2, outcome: "succeeded", error: undefined },
  ]);
});
