import { describe, expect, test } from "vitest";
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from "../../../main/web/api/json";
import { historyEvent } from "../../../main/web/api/parse";
import { allNodes } from "../../../main/web/definition/graph";
import { readDefinition } from "../../../main/web/definition/read";
import { foldHistory } from "../../../main/web/history/fold";
import { summarise } from "../../../main/web/history/summary";
import type { Scope, Visit } from "../../../main/web/history/tree";
import { casesIn, corpus } from "../corpus";

const OUTCOMES: Readonly<Record<string, string>> = {
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "timedOut",
  ABORTED: "aborted",
};

/** Recordings that compare as sets have events without ids. */
const recorded = casesIn(corpus("cases")).filter(({ content }) => {
  const history = historyOf(content);
  return history.length > 0 && history.every((event) => "id" in event);
});

if (recorded.length === 0) test.skip("the recorded histories (their folder is absent)", () => undefined);
describe.skipIf(recorded.length === 0)("every recorded history", () => {
  test.each(recorded)("$name folds into its states", ({ content }) => {
    const history = historyOf(content).map(historyEvent);
    const tree = foldHistory(history);
    const visits = [...allVisits(tree.root)];

    expect(visits.length).toBe(history.filter((event) => event.type.endsWith("StateEntered")).length);
    const status = textAt(objectAt(content, "expected"), "status") ?? "";
    if (history.some((event) => /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(event.type))) {
      expect(tree.root.outcome).toBe(OUTCOMES[status]);
      expect(visits.filter((visit) => visit.outcome === "running")).toEqual([]);
    }
    const exited = history.filter((event) => event.type.endsWith("StateExited")).length;
    expect(visits.filter(({ outcome }) => outcome === "succeeded" || outcome === "caught").length).toBe(exited);
    if (status === "FAILED") {
      expect(visits.some(({ outcome }) => outcome === "failed" || outcome === "timedOut")).toBe(true);
    }

    const graph = readDefinition(content["definition"] ?? null);
    const { standings } = summarise(graph, tree, new Map());
    const shown = allNodes(graph).flatMap((node) => standings.get(node.id)?.visits ?? []);
    const current = [...allVisits(tree.root)].filter(isCurrent);
    expect(new Set(shown.map((visit) => visit.id))).toEqual(new Set(current.map((visit) => visit.id)));
  });
});

function historyOf(content: JsonObject): readonly JsonObject[] {
  return arrayAt(objectAt(content, "expected"), "history").filter(isObject);
}

function* allVisits(scope: Scope): Generator<Visit> {
  for (const visit of scope.visits) {
    yield visit;
    for (const inner of visit.scopes) yield* allVisits(inner);
  }
}

/** Inside of the last attempt of the last visit of every container around it. */
function isCurrent(visit: Visit): boolean {
  for (let { scope } = visit; scope.parent !== undefined; scope = scope.parent.scope) {
    const { parent } = scope;
    if (scope.attempt !== Math.max(1, parent.attempts.length)) return false;
    if (parent.scope.byName.get(parent.name)?.at(-1) !== parent) return false;
  }
  return true;
}
