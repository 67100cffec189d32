import { expect, test } from "vitest";
import { allNodes, type StateGraph } from "../../../main/web/definition/graph";
import { readDefinition } from "../../../main/web/definition/read";

const edges = (graph: StateGraph) => graph.edges.map(({ source, target, kind, label }) => [source, kind, target, label]);

test("Next, Choices, Default and Catch become edges with labels", () => {
  const graph = readDefinition({
    StartAt: "A",
    States: {
      A: { Type: "Task", Resource: "f", Next: "B", Catch: [{ ErrorEquals: ["X", "Y"], Next: "C" }] },
      B: {
        Type: "Choice",
        Choices: [
          { Variable: "$.n", NumericGreaterThan: 3, Next: "C" },
          { Variable: "$.s", StringEquals: "no", Next: "C" },
          { Variable: "$.s", IsPresent: false, Next: "A" },
        ],
        Default: "D",
      },
      C: { Type: "Succeed" },
      D: { Type: "Fail" },
    },
  });
  expect(edges(graph)).toEqual([
    ["A", "next", "B", undefined],
    ["A", "catch", "C", "Catch X, Y"],
    ["B", "choice", "C", '$.n > 3 or $.s = "no"'],
    ["B", "choice", "A", "$.s is not present"],
    ["B", "default", "D", "Default"],
  ]);
  expect(graph.nodes.filter((node) => node.ends).map((node) => node.id)).toEqual(["C"]);
});

test("branches and processors are graphs inside, and their states are named by the way to them", () => {
  const graph = readDefinition({
    StartAt: "P",
    States: {
      P: {
        Type: "Parallel",
        End: true,
        Branches: [
          { StartAt: "L", States: { L: { Type: "Pass", End: true } } },
          {
            StartAt: "M",
            States: {
              M: { Type: "Map", End: true, Iterator: { StartAt: "I", States: { I: { Type: "Wait", Seconds: 3, End: true } } } },
            },
          },
        ],
      },
    },
  });
  expect(allNodes(graph).map(({ id, subtitle }) => [id, subtitle])).toEqual([
    ["P", "Parallel"],
    ["P[0]/L", "Pass"],
    ["P[1]/M", "Map"],
    ["P[1]/M/I", "Wait 3 s"],
  ]);
});

test.each([
  ["arn:aws:states:us-east-1:000000000000:activity:pack", {}, "activity pack"],
  ["arn:aws:lambda:us-east-1:000000000000:function:charge:LIVE", {}, "function charge"],
  ["arn:aws:states:::lambda:invoke", { Parameters: { FunctionName: "charge" } }, "function charge"],
  ["arn:aws:states:::lambda:invoke.waitForTaskToken", { Arguments: { FunctionName: "charge" } }, "function.waitForTaskToken charge"],
  ["arn:aws:states:::sqs:sendMessage", {}, "sqs:sendMessage"],
])("the resource %s is told in short", (Resource, more, subtitle) => {
  const graph = readDefinition({ States: { T: { Type: "Task", Resource, ...more } } });
  expect(graph.nodes[0]?.subtitle).toBe(subtitle);
});

test.each([
  [null],
  [7],
  [{}],
  [{ StartAt: 3, States: [] }],
  [{ StartAt: "Gone", States: { A: null, B: "text" } }],
])("of the malformed definition %j nothing is drawn", (definition) => {
  expect(readDefinition(definition)).toEqual({ startAt: undefined, nodes: [], edges: [] });
});

test("malformed parts are left out, and the rest is drawn", () => {
  const graph = readDefinition({
    StartAt: "A",
    States: {
      A: { Type: "Choice", Choices: [7, { Next: "B" }, { Condition: "{% $x %}" }], Default: "Gone" },
      B: { Type: "Parallel", Branches: [null, {}], Catch: "no", Next: 3 },
      C: { Type: "Sorcery" },
    },
  });
  expect(edges(graph)).toEqual([["A", "choice", "B", "?"]]);
  expect(graph.nodes.map(({ type, subtitle }) => [type, subtitle])).toEqual([
    ["Choice", "Choice"],
    ["Parallel", "Parallel"],
    ["Unknown", "Sorcery"],
  ]);
});
