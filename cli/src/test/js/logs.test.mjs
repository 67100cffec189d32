import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";
import { CreateStateMachineCommand, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import { setTimeout as pause } from "node:timers/promises";
import { roleArn, startServer, watchdog } from "./server.mjs";

const logGroupName = "/js/logs";
const pass = { StartAt: "S", States: { S: { Type: "Pass", End: true } } };

describe("logs through the JavaScript SDK", watchdog, () => {
  let server;
  let logs;
  before(async () => {
    server = await startServer();
    logs = new CloudWatchLogsClient({
      endpoint: server.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  });
  after(() => server.stop());

  test("events that were put are got, and filtered", async () => {
    const logStreamName = "s";
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const timestamp = Date.now();
    const logEvents = ["one", "two", "three"].map((message, i) => ({ timestamp: timestamp + i, message }));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    const got = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
    assert.deepEqual(got.events.map((event) => event.message), ["one", "two", "three"]);
    const again = await logs.send(
      new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: got.nextForwardToken }),
    );
    assert.deepEqual([again.events, again.nextForwardToken], [[], got.nextForwardToken]);
    const filtered = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: "-one" }));
    assert.deepEqual(filtered.events.map((event) => event.message), ["two", "three"]);
  });

  test("an Express execution is logged under its ARN", async () => {
    const { stateMachineArn } = await server.sfn.send(
      new CreateStateMachineCommand({
        name: "logged",
        definition: JSON.stringify(pass),
        roleArn,
        type: "EXPRESS",
        loggingConfiguration: {
          level: "ALL",
          destinations: [
            {
              cloudWatchLogsLogGroup: {
                logGroupArn: `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}:*`,
              },
            },
          ],
        },
      }),
    );
    const { executionArn } = await server.sfn.send(new StartSyncExecutionCommand({ stateMachineArn }));
    const filterPattern = `{ $.execution_arn = "${executionArn}" }`;
    let events = [];
    while (events.length < 4) {
      events = (await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }))).events;
      await pause(10);
    }
    assert.deepEqual(
      events.map((event) => JSON.parse(event.message).type),
      ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
    );
    const { logStreams } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: "states/logged/" }),
    );
    assert.equal(logStreams.length, 1);
  });

  test("a group that was deleted is not found", async () => {
    await logs.send(new CreateLogGroupCommand({ logGroupName: "gone" }));
    await logs.send(new DeleteLogGroupCommand({ logGroupName: "gone" }));
    await assert.rejects(
      logs.send(new DescribeLogStreamsCommand({ logGroupName: "gone" })),
      (error) => error instanceof ResourceNotFoundException,
    );
  });
});
