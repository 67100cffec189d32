import { expect, test } from "vitest";
import { readDefinition } from "../../../main/web/definition/read";
import { describeIterations, describeNode } from "../../../main/web/graph/describe";
import { foldHistory } from "../../../main/web/history/fold";
import { NOT_STARTED, summarise, type ChosenIterations } from "../../../main/web/history/summary";
import { history } from "./histories";

const graph = readDefinition({
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "Try", States: { Try: { Type: "Task", Resource: "f", End: true } } },
      Next: "After",
    },
    After: { Type: "Pass", End: true },
  },
});

const events = history(
  ["ExecutionStarted", 0],
  ["MapStateEntered", 0, { name: "Each" }],
  ["MapStateStarted", 2, { length: 3 }],
  ["MapIterationStarted", 3, { name: "Each", index: 0 }],
  ["TaskStateEntered", 4, { name: "Try" }],
  ["TaskScheduled", 5],
  ["TaskSucceeded", 6],
  ["TaskStateExited", 7, { name: "Try" }],
  ["MapIterationSucceeded", 8, { name: "Each", index: 0 }],
  ["MapIterationStarted", 3, { name: "Each", index: 1 }],
  ["TaskStateEntered", 10, { name: "Try" }],
  ["TaskScheduled", 11],
  ["TaskFailed", 12, { error: "E" }],
  ["TaskScheduled", 13],
);

const standing = (id: string, chosen: ChosenIterations = new Map()) =>
  summarise(graph, foldHistory(events), chosen).standings.get(id) ?? NOT_STARTED;

test("a Map counts what is done of all its items", () => {
  const { iterations } = standing("Each");
  expect(iterations).toMatchObject({ total: 3, counts: { succeeded: 1, running: 1 } });
  expect(iterations && describeIterations(iterations)).toBe("1/3 done");
});

test("over all iterations a state runs while it runs in one of them, and retries are added up", () => {
  expect(standing("Each/Try")).toMatchObject({ outcome: "running", retries: 1 });
  expect(standing("Each/Try").visits.length).toBe(2);
});

test("in a chosen iteration a state stands as it does there", () => {
  expect(standing("Each/Try", new Map([["Each", 0]]))).toMatchObject({ outcome: "succeeded", retries: 0 });
  expect(standing("Each/Try", new Map([["Each", 2]])).outcome).toBe("notStarted");
});

test("the lines that were taken lead from state to state, and from the start", () => {
  expect([...summarise(graph, foldHistory(events), new Map()).taken]).toEqual(["@start>Each"]);
  const ended = foldHistory(
    history(
      ["ExecutionStarted", 0],
      ["MapStateEntered", 0, { name: "Each" }],
      ["MapStateStarted", 2, { length: 0 }],
      ["MapStateSucceeded", 3],
      ["MapStateExited", 4, { name: "Each" }],
      ["PassStateEntered", 5, { name: "After" }],
      ["PassStateExited", 6, { name: "After" }],
      ["ExecutionSucceeded", 7],
    ),
  );
  expect([...summarise(graph, ended, new Map()).taken].sort()).toEqual(["@start>Each", "After>@end", "Each>After"]);
});

test("a box is described in words", () => {
  const node = graph.nodes[0];
  expect(node && describeNode(node, standing("Each"))).toBe("Each, Map, Running, 1/3 done");
});
