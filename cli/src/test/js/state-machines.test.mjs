import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  paginateListStateMachines,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { roleArn, startServer, watchdog } from "./server.mjs";

const pass = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });

describe("state machines through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  const create = (name, more = {}) =>
    sfn.send(new CreateStateMachineCommand({ name, definition: pass, roleArn, ...more }));

  test("a state machine is described as it was created", async () => {
    const { stateMachineArn, creationDate } = await create("described", { type: "EXPRESS" });
    const machine = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    assert.equal(stateMachineArn, "arn:aws:states:us-east-1:000000000000:stateMachine:described");
    assert.ok(creationDate instanceof Date);
    assert.equal(machine.definition, pass);
    assert.equal(machine.roleArn, roleArn);
    assert.equal(machine.type, "EXPRESS");
    assert.equal(machine.status, "ACTIVE");
    assert.deepEqual(machine.loggingConfiguration, { level: "OFF", includeExecutionData: false });
    assert.deepEqual(machine.tracingConfiguration, { enabled: false });
    assert.equal(machine.creationDate.getTime(), creationDate.getTime());
  });

  test("creating the same again gives the same answer, another definition is refused", async () => {
    const first = await create("twice");
    const second = await create("twice");
    assert.deepEqual(
      [second.stateMachineArn, second.creationDate],
      [first.stateMachineArn, first.creationDate],
    );
    const other = pass.replace('"End":true', '"End":true,"Comment":"other"');
    await assert.rejects(create("twice", { definition: other }), {
      name: "StateMachineAlreadyExists",
      message: `State Machine Already Exists: '${first.stateMachineArn}'`,
    });
  });

  test("an update makes a new revision", async () => {
    const { stateMachineArn } = await create("updated");
    const definition = pass.replaceAll('"A"', '"B"');
    const { revisionId, updateDate } = await sfn.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition }),
    );
    const machine = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    assert.ok(updateDate instanceof Date);
    assert.equal(machine.definition, definition);
    assert.equal(machine.revisionId, revisionId);
  });

  test("a deleted state machine is gone, and deleting it again succeeds", async () => {
    const { stateMachineArn } = await create("deleted");
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await assert.rejects(sfn.send(new DescribeStateMachineCommand({ stateMachineArn })), {
      name: "StateMachineDoesNotExist",
      message: `State Machine Does Not Exist: '${stateMachineArn}'`,
    });
  });

  test("the SDK's paginator walks over all pages of state machines", async () => {
    for (let i = 0; i < 7; i++) await create(`page-${i}`);
    const pages = [];
    for await (const page of paginateListStateMachines({ client: sfn, pageSize: 2 }, {})) {
      assert.ok(page.stateMachines.length <= 2);
      pages.push(page.stateMachines.map((machine) => machine.name));
    }
    const names = pages.flat();
    assert.ok(pages.length >= 4);
    assert.equal(new Set(names).size, names.length);
    for (let i = 0; i < 7; i++) assert.ok(names.includes(`page-${i}`));
  });

  test("a token of another call is refused", async () => {
    await create("token-a");
    await create("token-b");
    const { nextToken } = await sfn.send(new ListStateMachinesCommand({ maxResults: 1 }));
    assert.ok(nextToken);
    await assert.rejects(sfn.send(new ListStateMachinesCommand({ maxResults: 1, nextToken: "garbage" })), {
      name: "InvalidToken",
      message: "Invalid Token: 'Invalid token'",
    });
  });

  test("tags are added, replaced and removed", async () => {
    const { stateMachineArn: resourceArn } = await create("tagged", { tags: [{ key: "team", value: "docks" }] });
    const tags = async () => (await sfn.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    assert.deepEqual(await tags(), [{ key: "team", value: "docks" }]);
    await sfn.send(
      new TagResourceCommand({ resourceArn, tags: [{ key: "team", value: "cranes" }, { key: "stage", value: "live" }] }),
    );
    assert.deepEqual(
      (await tags()).toSorted((a, b) => a.key.localeCompare(b.key)),
      [{ key: "stage", value: "live" }, { key: "team", value: "cranes" }],
    );
    await sfn.send(new UntagResourceCommand({ resourceArn, tagKeys: ["team"] }));
    assert.deepEqual(await tags(), [{ key: "stage", value: "live" }]);
  });

  test("a definition's problems are all reported", async () => {
    const definition = JSON.stringify({ StartAt: "Nowhere", States: { A: { Type: "Pass" } } });
    const { result, diagnostics } = await sfn.send(new ValidateStateMachineDefinitionCommand({ definition }));
    assert.equal(result, "FAIL");
    assert.ok(diagnostics.length >= 2, JSON.stringify(diagnostics));
    const ok = await sfn.send(new ValidateStateMachineDefinitionCommand({ definition: pass }));
    assert.deepEqual([ok.result, ok.diagnostics], ["OK", []]);
  });
});
