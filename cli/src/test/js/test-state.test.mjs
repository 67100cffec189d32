import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TestStateCommand } from "@aws-sdk/client-sfn";
import { roleArn, startServer, watchdog } from "./server.mjs";

const map = {
  Type: "Map",
  ItemsPath: "$.orders",
  ItemSelector: { "id.$": "$$.Map.Item.Value" },
  MaxConcurrency: 3,
  ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } },
  ResultPath: "$.done",
  Next: "After",
};

describe("TestState through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  const run = (definition, more = {}) =>
    sfn.send(new TestStateCommand({ definition: JSON.stringify(definition), inspectionLevel: "DEBUG", ...more }));

  test("a Map with a mock shows each stage of its data", async () => {
    const tested = await run(map, { input: '{"orders":[1,2]}', mock: { result: '["a","b"]' } });
    assert.equal(tested.status, "SUCCEEDED");
    assert.equal(tested.nextState, "After");
    assert.equal(tested.output, '{"orders":[1,2],"done":["a","b"]}');
    assert.deepEqual(tested.inspectionData, {
      input: '{"orders":[1,2]}',
      afterInputPath: '{"orders":[1,2]}',
      afterItemsPath: "[1,2]",
      afterItemSelector: '[{"id":1},{"id":2}]',
      afterResultSelector: '["a","b"]',
      afterResultPath: '{"orders":[1,2],"done":["a","b"]}',
      maxConcurrency: 3,
    });
  });

  test("a failure says which retrier it met", async () => {
    const task = {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:getItem",
      Parameters: {},
      Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 4 }],
      End: true,
    };
    const tested = await run(task, { roleArn });
    assert.equal(tested.status, "RETRIABLE");
    assert.equal(tested.error, "DynamoDB.SdkClientException");
    assert.deepEqual(tested.inspectionData.errorDetails, { retryIndex: 0, retryBackoffIntervalSeconds: 4 });
  });

  test("a mock is held to what the API answers", async () => {
    const task = { Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:getObject", Parameters: {}, End: true };
    await assert.rejects(run(task, { mock: { result: '{"ContentLength": "9"}' } }), {
      name: "ValidationException",
      message: "Mock result schema validation error: Field 'ContentLength' must be a number",
    });
  });
});
