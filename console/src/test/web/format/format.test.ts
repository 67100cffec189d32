import { expect, test } from "vitest";
import { bytes } from "../../../main/web/format/bytes";
import { ExactNumber, parseShown } from "../../../main/web/format/source";
import { dateTime, duration, offset, tickingDuration } from "../../../main/web/format/time";
import { count, cut, words } from "../../../main/web/format/words";

test.each([
  [-5, "0 ms"],
  [0, "0 ms"],
  [999, "999 ms"],
  [4230, "4.2 s"],
  [9960, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 min"],
  [200_000, "3 min 20 s"],
  [7_500_000, "2 h 5 min"],
  [356_400_000, "4 d 3 h"],
])("%i ms lasts %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [400, "0 s"],
  [4900, "4 s"],
  [61_000, "1 min 1 s"],
])("a clock that ticks shows whole seconds: %i ms as %s", (ms, text) => {
  expect(tickingDuration(ms)).toBe(text);
});

test.each([
  [12, "+0.012 s"],
  [59_999, "+59.999 s"],
  [61_005, "+1:01.005"],
  [3_723_400, "+1:02:03.400"],
])("an event %i ms after the start is at %s", (ms, text) => {
  expect(offset(ms)).toBe(text);
});

test("a moment is told in the reader's time zone", () => {
  expect(dateTime(new Date(2026, 2, 1, 4, 5, 6).getTime())).toBe("2026-03-01 04:05:06");
});

test.each([
  ["TaskStateEntered", "Task state entered"],
  ["LambdaFunctionTimedOut", "Lambda function timed out"],
  ["heartbeatInSeconds", "Heartbeat in seconds"],
])("%s reads %s", (name, text) => {
  expect(words(name)).toBe(text);
});

test("sizes count bytes, not characters", () => {
  expect(bytes("é")).toBe("2 B");
  expect(bytes("x".repeat(262_144))).toBe("256 KiB");
});

test("numbers have their words", () => {
  expect([count(1, "event"), count(2404, "event"), cut("abcdef", 4)]).toEqual(["1 event", "2,404 events", "abc…"]);
});

test("what is no JSON is not parsed", () => {
  expect(parseShown("{")).toBeUndefined();
  expect(parseShown("null")).toBeNull();
});

// Node 20 does not tell the reviver what stood in the text; Chromium does, and so do later Nodes.
test("a number that a double cannot hold stays as it was written, where the engine tells", () => {
  const shown = parseShown('{"n": 12345678901234567890, "m": 2}');
  const tells = Number(process.versions.node.split(".")[0]) >= 22;
  expect(shown).toEqual(tells ? { n: new ExactNumber("12345678901234567890"), m: 2 } : { n: 12345678901234567890, m: 2 });
});
