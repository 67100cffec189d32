import { expect, test } from "vitest";
import { joinExecutions, watchExecutions, watchStateMachines } from "../../../main/web/watch/lists";
import { FakeSurroundings } from "./fake";

const machineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
const execution = (name: string, startDate: number, status = "RUNNING") => ({
  executionArn: `arn:aws:states:us-east-1:000000000000:execution:m:${name}`,
  stateMachineArn: machineArn,
  name,
  status,
  startDate,
});

test("a list is what the server last sent", () => {
  const surroundings = new FakeSurroundings();
  const store = watchStateMachines(surroundings);
  store.subscribe(() => undefined);
  expect(store.get().items).toBeUndefined();
  const machine = { stateMachineArn: machineArn, name: "m", type: "STANDARD", creationDate: 2 };
  surroundings.last.send("stateMachines", { stateMachines: [machine] });
  expect(store.get().items).toEqual([{ ...machine, creationDate: 2000 }]);
  surroundings.last.send("stateMachines", { stateMachines: [] });
  expect(store.get().items).toEqual([]);
});

test("an execution that newer ones have pushed out of the newest stays", () => {
  const surroundings = new FakeSurroundings();
  const store = watchExecutions(surroundings, machineArn);
  store.subscribe(() => undefined);
  surroundings.last.send("executions", { executions: [execution("a", 1)] });
  surroundings.last.send("executions", { executions: [execution("c", 3), execution("b", 2)] });
  expect(store.get().items?.map(({ name }) => name)).toEqual(["c", "b", "a"]);
});

test("a page that stays open keeps a thousand executions, the newest", () => {
  const surroundings = new FakeSurroundings();
  const store = watchExecutions(surroundings, machineArn);
  store.subscribe(() => undefined);
  const started = (from: number) => Array.from({ length: 600 }, (_, i) => execution(`e${from + i}`, from + i));
  surroundings.last.send("executions", { executions: started(1) });
  surroundings.last.send("executions", { executions: started(601) });
  expect(store.get().items).toHaveLength(1000);
  expect(store.get().items?.at(0)?.name).toBe("e1200");
  expect(store.get().items?.at(-1)?.name).toBe("e201");
});

test("of two that are the same the newer word counts", () => {
  const [old] = read([execution("a", 1)]);
  const [now] = read([execution("a", 1, "SUCCEEDED")]);
  expect(joinExecutions(now ? [now] : [], old ? [old] : [])).toEqual([now]);
});

function read(executions: readonly object[]) {
  const surroundings = new FakeSurroundings();
  const store = watchExecutions(surroundings, machineArn);
  store.subscribe(() => undefined);
  surroundings.last.send("executions", { executions });
  return store.get().items ?? [];
}
