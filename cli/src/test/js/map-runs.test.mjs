import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeMapRunCommand,
  GetActivityTaskCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  UpdateMapRunCommand,
} from "@aws-sdk/client-sfn";
import { roleArn, startServer, untilEnded, watchdog } from "./server.mjs";

/** Its children leave their only state to the activity, one after the other. */
const oneByOne = (activityArn) => ({
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      Label: "each",
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Ask",
        States: { Ask: { Type: "Task", Resource: activityArn, End: true } },
      },
      End: true,
    },
  },
});

describe("map runs through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  test("a map run is listed, described, changed while it runs, and its children are listed", async () => {
    const { activityArn } = await sfn.send(new CreateActivityCommand({ name: "mapped" }));
    const definition = JSON.stringify(oneByOne(activityArn));
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name: "mapped", definition, roleArn }));
    const start = new StartExecutionCommand({ stateMachineArn, name: "e", input: '["a","b","c"]' });
    const { executionArn } = await sfn.send(start);
    const take = () => sfn.send(new GetActivityTaskCommand({ activityArn }));
    const first = await take();
    assert.equal(first.input, '"a"');

    const { mapRuns } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const [{ mapRunArn, startDate }] = mapRuns;
    assert.deepEqual(mapRuns, [{ executionArn, mapRunArn, stateMachineArn: `${stateMachineArn}/each`, startDate }]);
    const running = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    assert.equal(running.status, "RUNNING");
    assert.equal(running.maxConcurrency, 1);
    assert.equal(running.itemCounts.running, 1);
    assert.equal(running.itemCounts.pending, 2);

    const changes = { maxConcurrency: 2, toleratedFailureCount: 1, toleratedFailurePercentage: 50 };
    await sfn.send(new UpdateMapRunCommand({ mapRunArn, ...changes }));
    const second = await take(); // comes only now: two may run at once
    await sfn.send(new SendTaskFailureCommand({ taskToken: second.taskToken, error: "No" }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken: first.taskToken, output: "1" }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken: (await take()).taskToken, output: "3" }));

    assert.equal((await untilEnded(sfn, executionArn)).status, "SUCCEEDED");
    const ended = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    assert.equal(ended.status, "SUCCEEDED");
    assert.ok(ended.stopDate >= startDate);
    assert.deepEqual({ ...changes, ...ended }, { ...ended, ...changes });
    assert.deepEqual([ended.itemCounts.succeeded, ended.itemCounts.failed, ended.itemCounts.total], [2, 1, 3]);
    const { executions } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
    assert.deepEqual(executions.map(({ status }) => status).toSorted(), ["FAILED", "SUCCEEDED", "SUCCEEDED"]);
    assert.ok(executions.every((child) => child.mapRunArn === mapRunArn));
  });
});
