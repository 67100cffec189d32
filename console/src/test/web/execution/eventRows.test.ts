import { expect, test } from "vitest";
import { eventRows, eventTone, pageOfEvent } from "../../../main/web/execution/eventRows";
import { foldHistory } from "../../../main/web/history/fold";
import { history, visitOf } from "../history/histories";

const events = history(
  ["ExecutionStarted", 0],
  ["TaskStateEntered", 0, { name: "A" }],
  ["TaskScheduled", 2],
  ["TaskSucceeded", 3],
  ["TaskStateExited", 4, { name: "A" }],
  ["PassStateEntered", 5, { name: "B" }],
  ["PassStateExited", 6, { name: "B" }],
  ["ExecutionSucceeded", 7],
);
const tree = foldHistory(events);

test("each event stands beside the state it belongs to", () => {
  const names = eventRows(events, tree, undefined).map(({ visit }) => visit?.name);
  expect(names).toEqual([undefined, "A", "A", "A", "A", "B", "B", undefined]);
});

test("the events of one state are those from its entry to its exit", () => {
  const rows = eventRows(events, tree, new Set([visitOf(tree.root, "A")]));
  expect(rows.map(({ event }) => event.id)).toEqual([2, 3, 4, 5]);
});

test("an event that an address names is found on its page", () => {
  const many = history(...Array.from({ length: 250 }, () => ["Something", 0] as const));
  const rows = eventRows(many, foldHistory(many), undefined);
  expect([pageOfEvent(rows, 100), pageOfEvent(rows, 101), pageOfEvent(rows, 999), pageOfEvent(rows, undefined)]).toEqual([0, 1, 0, 0]);
});

test.each([
  ["TaskFailed", "bad"],
  ["ActivityTimedOut", "bad"],
  ["MapIterationAborted", "muted"],
  ["ExecutionSucceeded", "good"],
  ["TaskScheduled", "quiet"],
])("%s is %s news", (type, tone) => {
  expect(eventTone(type)).toBe(tone);
});
