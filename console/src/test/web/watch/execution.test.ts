import { expect, test } from "vitest";
import { watchExecution } from "../../../main/web/watch/execution";
import { FakeSurroundings } from "./fake";

const arn = "arn:aws:states:us-east-1:000000000000:execution:m:x";
const description = {
  executionArn: arn,
  stateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:m",
  name: "x",
  status: "RUNNING",
  startDate: 1.5,
};
const event = (id: number) => ({ id, previousEventId: id - 1, type: "SomethingNew", timestamp: id });

function watched() {
  const surroundings = new FakeSurroundings();
  const store = watchExecution(surroundings, arn);
  const changes: number[] = [];
  const stop = store.subscribe(() => changes.push(store.get().history.length));
  return { surroundings, store, changes, stop };
}

test("description and history are read, and several pages become one change", () => {
  const { surroundings, store, changes } = watched();
  surroundings.last.accept();
  surroundings.last.send("execution", description);
  surroundings.last.send("history", { events: [event(1), event(2)] });
  surroundings.last.send("history", { events: [event(3)] });
  expect(changes).toEqual([]);
  surroundings.pass();

  expect(changes).toEqual([3]);
  expect(store.get()).toMatchObject({ connection: "open", execution: { status: "RUNNING", startDate: 1500 } });
});

test("events that are sent again are taken once", () => {
  const { surroundings, store } = watched();
  surroundings.last.send("history", { events: [event(1), event(2)] });
  surroundings.last.send("history", { events: [event(2), event(3)] });
  surroundings.pass();
  expect(store.get().history.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test("a stream that the browser gives up is opened anew behind the last event", () => {
  const { surroundings, store } = watched();
  surroundings.last.send("history", { events: [event(1), event(2)] });
  surroundings.last.lose({ forGood: true });
  surroundings.pass();
  expect(store.get().connection).toBe("away");
  expect(surroundings.opened.length).toBe(2);
  expect(surroundings.last.path).toBe(`/_gantry/watch?executionArn=${encodeURIComponent(arn)}&after=2`);
  surroundings.last.accept();
  surroundings.pass();
  expect(store.get().connection).toBe("open");
});

test("a stream to which the browser comes back is left alone", () => {
  const { surroundings, store } = watched();
  surroundings.last.lose({ forGood: false });
  surroundings.pass();
  expect(store.get().connection).toBe("away");
  expect(surroundings.opened.length).toBe(1);
});

test("the end of the execution closes the stream, and its close is no loss", () => {
  const { surroundings, store } = watched();
  surroundings.last.send("end", {});
  surroundings.last.lose({ forGood: true });
  surroundings.pass();
  expect(surroundings.last.closed).toBe(true);
  expect(store.get().connection).toBe("ended");
  expect(surroundings.opened.length).toBe(1);
});

test("who watches again goes on where the last one stopped", () => {
  const { surroundings, store, stop } = watched();
  surroundings.last.send("history", { events: [event(1)] });
  stop();
  expect(surroundings.last.closed).toBe(true);
  store.subscribe(() => undefined);
  expect(surroundings.last.path).toContain("after=1");
});

test("an event of another shape is told, and what was read stays", () => {
  const { surroundings, store } = watched();
  surroundings.last.send("execution", description);
  surroundings.last.send("execution", { ...description, status: "DREAMING" });
  surroundings.pass();
  expect(store.get().unreadable).toBe('The server named the unknown status "DREAMING".');
  expect(store.get().execution?.status).toBe("RUNNING");
});
