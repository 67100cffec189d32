import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { roleArn, startServer, untilEnded, watchdog } from "./server.mjs";

const greet = {
  StartAt: "Greet",
  States: {
    Greet: { Type: "Pass", Parameters: { "greeting.$": "States.Format('Hello {}', $.name)" }, End: true },
  },
};
const wait = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 100000, End: true } } };

describe("executions through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  async function create(name, definition, type) {
    const answer = await sfn.send(
      new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn, type }),
    );
    return answer.stateMachineArn;
  }

  test("an execution runs to its end and is described with all it did", async () => {
    const stateMachineArn = await create("greet", greet);
    const { executionArn, startDate } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, name: "first", input: '{"name": "Ada"}' }),
    );
    const execution = await untilEnded(sfn, executionArn);
    assert.equal(executionArn, "arn:aws:states:us-east-1:000000000000:execution:greet:first");
    assert.equal(execution.status, "SUCCEEDED");
    assert.equal(execution.input, '{"name": "Ada"}');
    assert.equal(execution.output, '{"greeting":"Hello Ada"}');
    assert.equal(execution.startDate.getTime(), startDate.getTime());
    assert.ok(execution.stopDate >= startDate);

    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    assert.deepEqual(
      events.map((event) => [event.id, event.previousEventId, event.type]),
      [
        [1, 0, "ExecutionStarted"],
        [2, 0, "PassStateEntered"],
        [3, 2, "PassStateExited"],
        [4, 3, "ExecutionSucceeded"],
      ],
    );
    assert.equal(events[1].stateEnteredEventDetails.input, '{"name": "Ada"}');

    const machine = await sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    assert.equal(machine.stateMachineArn, stateMachineArn);
    assert.equal(machine.definition, JSON.stringify(greet));
  });

  test("starting a running execution again is idempotent; another input is refused", async () => {
    const stateMachineArn = await create("idempotent", wait);
    const start = (input) => sfn.send(new StartExecutionCommand({ stateMachineArn, name: "one", input }));
    const first = await start('{"a":1}');
    const second = await start('{"a":1}');
    assert.deepEqual([second.executionArn, second.startDate], [first.executionArn, first.startDate]);
    await assert.rejects(start('{"a":2}'), {
      name: "ExecutionAlreadyExists",
      message: `Execution Already Exists: '${first.executionArn}'`,
    });
  });

  test("a stopped execution is ABORTED with the error and cause it was given", async () => {
    const stateMachineArn = await create("stopped", wait);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { stopDate } = await sfn.send(
      new StopExecutionCommand({ executionArn, error: "Enough", cause: "It is late" }),
    );
    const execution = await untilEnded(sfn, executionArn);
    assert.deepEqual(
      [execution.status, execution.error, execution.cause, execution.stopDate.getTime()],
      ["ABORTED", "Enough", "It is late", stopDate.getTime()],
    );
  });

  test("a redriven execution runs again and a token redrives it once", async () => {
    const stateMachineArn = await create("redriven", wait);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name: "one" }));
    await sfn.send(new StopExecutionCommand({ executionArn, error: "Enough" }));
    const redrive = (clientToken) => sfn.send(new RedriveExecutionCommand({ executionArn, clientToken }));
    const { redriveDate } = await redrive("A");
    assert.deepEqual((await redrive("A")).redriveDate, redriveDate);
    await assert.rejects(redrive("B"), {
      name: "ExecutionNotRedrivable",
      message: `Execution ${executionArn} invalid for redrive as: Execution is RUNNING and cannot be redriven`,
    });
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    assert.equal(execution.status, "RUNNING");
    assert.equal(execution.redriveCount, 1);
    assert.deepEqual(execution.redriveDate, redriveDate);
    assert.equal(execution.error, undefined);
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    assert.deepEqual(
      events.map((event) => [event.id, event.previousEventId, event.type]),
      [
        [1, 0, "ExecutionStarted"],
        [2, 0, "WaitStateEntered"],
        [3, 0, "ExecutionAborted"],
        [4, 3, "ExecutionRedriven"],
      ],
    );
    assert.deepEqual(events[3].executionRedrivenEventDetails, { redriveCount: 1 });
    await sfn.send(new StopExecutionCommand({ executionArn }));
  });

  test("a history is read in pages, forwards and backwards, with and without data", async () => {
    const states = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`S${i}`, { Type: "Pass", ...(i < 9 ? { Next: `S${i + 1}` } : { End: true }) }]),
    );
    const stateMachineArn = await create("long", { StartAt: "S0", States: states });
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"secret":1}' }));
    await untilEnded(sfn, executionArn);
    const read = async (reverseOrder) => {
      const pages = [];
      for await (const page of paginateGetExecutionHistory({ client: sfn, pageSize: 5 }, { executionArn, reverseOrder })) {
        pages.push(page.events.map((event) => event.id));
      }
      return pages;
    };
    const ids = Array.from({ length: 22 }, (_, i) => i + 1);
    const forwards = await read(false);
    assert.deepEqual(forwards.flat(), ids);
    assert.ok(forwards.length >= 3);
    assert.deepEqual((await read(true)).flat(), ids.toReversed());
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
    assert.equal(events[0].executionStartedEventDetails.input, undefined);
  });

  test("executions are listed by status and in pages, the newest first", async () => {
    const stateMachineArn = await create("listed", greet);
    const waiting = await create("listed-waiting", wait);
    for (let i = 0; i < 7; i++) {
      const { executionArn } = await sfn.send(
        new StartExecutionCommand({ stateMachineArn, name: `e${i}`, input: i % 2 ? '{"name":"x"}' : "{}" }),
      );
      await untilEnded(sfn, executionArn);
    }
    await sfn.send(new StartExecutionCommand({ stateMachineArn: waiting, name: "w" }));
    const names = async (input) => {
      const pages = [];
      for await (const page of paginateListExecutions({ client: sfn, pageSize: 2 }, input)) {
        pages.push(page.executions.map((execution) => execution.name));
      }
      assert.ok(pages.slice(0, -1).every((page) => page.length === 2));
      return pages.flat();
    };
    assert.deepEqual(await names({ stateMachineArn }), ["e6", "e5", "e4", "e3", "e2", "e1", "e0"]);
    assert.deepEqual(await names({ stateMachineArn, statusFilter: "FAILED" }), ["e6", "e4", "e2", "e0"]);
    assert.deepEqual(await names({ stateMachineArn, statusFilter: "SUCCEEDED" }), ["e5", "e3", "e1"]);
    const { executions } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn: waiting, statusFilter: "RUNNING" }),
    );
    assert.deepEqual(executions.map((execution) => [execution.name, execution.stopDate]), [["w", undefined]]);
  });

  test("a synchronous Express execution answers with its output or its error", async () => {
    const stateMachineArn = await create("sync", greet, "EXPRESS");
    const good = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"name":"Ada"}' }));
    assert.deepEqual([good.status, good.output], ["SUCCEEDED", '{"greeting":"Hello Ada"}']);
    assert.match(good.executionArn, /^arn:aws:states:us-east-1:000000000000:express:sync:[^:]+:[^:]+$/);
    assert.equal(good.billingDetails.billedDurationInMilliseconds % 100, 0);
    const bad = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: "{}" }));
    assert.deepEqual([bad.status, bad.error], ["FAILED", "States.Runtime"]);
    const standard = await create("not-sync", greet);
    await assert.rejects(sfn.send(new StartSyncExecutionCommand({ stateMachineArn: standard })), {
      name: "StateMachineTypeNotSupported",
    });
  });
});
