import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  paginateListActivities,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { roleArn, startServer, untilEnded, watchdog } from "./server.mjs";

describe("activities through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  async function taskMachine(name, more = {}) {
    const { activityArn } = await sfn.send(new CreateActivityCommand({ name }));
    const definition = JSON.stringify({
      StartAt: "Work",
      States: { Work: { Type: "Task", Resource: activityArn, End: true, ...more } },
    });
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }));
    return { activityArn, stateMachineArn };
  }

  test("an activity is created, described, listed in pages and deleted", async () => {
    const arns = [];
    for (let i = 0; i < 7; i++) {
      const { activityArn, creationDate } = await sfn.send(new CreateActivityCommand({ name: `listed-${i}` }));
      const activity = await sfn.send(new DescribeActivityCommand({ activityArn }));
      assert.deepEqual(
        [activity.name, activity.creationDate.getTime()],
        [`listed-${i}`, creationDate.getTime()],
      );
      arns.push(activityArn);
    }
    const pages = [];
    for await (const page of paginateListActivities({ client: sfn, pageSize: 2 }, {})) {
      pages.push(page.activities.map((activity) => activity.activityArn));
    }
    const listed = pages.flat();
    assert.ok(pages.length >= 4);
    assert.equal(new Set(listed).size, listed.length);
    for (const arn of arns) assert.ok(listed.includes(arn));
    for (const activityArn of arns) await sfn.send(new DeleteActivityCommand({ activityArn }));
    await assert.rejects(sfn.send(new DescribeActivityCommand({ activityArn: arns[0] })), {
      name: "ActivityDoesNotExist",
      message: `Activity Does Not Exist: '${arns[0]}'`,
    });
  });

  test("a worker takes a task, beats and succeeds", async () => {
    const { activityArn, stateMachineArn } = await taskMachine("succeeds", { HeartbeatSeconds: 60 });
    const polling = sfn.send(new GetActivityTaskCommand({ activityArn, workerName: "crane" }));
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{"load":7}' }));
    const { taskToken, input } = await polling;
    assert.equal(input, '{"load":7}');
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"lifted":true}' }));
    const execution = await untilEnded(sfn, executionArn);
    assert.deepEqual([execution.status, execution.output], ["SUCCEEDED", '{"lifted":true}']);
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    assert.deepEqual(
      events.map((event) => event.type),
      [
        "ExecutionStarted",
        "TaskStateEntered",
        "ActivityScheduled",
        "ActivityStarted",
        "ActivitySucceeded",
        "TaskStateExited",
        "ExecutionSucceeded",
      ],
    );
    assert.equal(events[3].activityStartedEventDetails.workerName, "crane");
    await assert.rejects(sfn.send(new SendTaskSuccessCommand({ taskToken, output: "{}" })), { name: "TaskTimedOut" });
  });

  test("a worker's failure ends the execution with its error and cause", async () => {
    const { activityArn, stateMachineArn } = await taskMachine("fails");
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: "Rope.Torn", cause: "It was old" }));
    const execution = await untilEnded(sfn, executionArn);
    assert.deepEqual([execution.status, execution.error, execution.cause], ["FAILED", "Rope.Torn", "It was old"]);
  });

  test("a poller that goes away takes no task with it", async () => {
    const { activityArn, stateMachineArn } = await taskMachine("abandoned");
    const leaving = new AbortController();
    const left = sfn.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: leaving.signal });
    leaving.abort();
    await assert.rejects(left, { name: "AbortError" });
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: "1" }));
    assert.equal((await untilEnded(sfn, executionArn)).status, "SUCCEEDED");
  });
});
