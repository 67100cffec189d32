import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { roleArn, startServer, untilEnded, watchdog } from "./server.mjs";

const says = (word) =>
  JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Result: { word }, End: true } } });

describe("versions and aliases through the JavaScript SDK", watchdog, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  /** A machine whose version 1 says "one" and whose version 2 says "two". */
  async function twoVersions(name) {
    const { stateMachineArn, stateMachineVersionArn } = await sfn.send(
      new CreateStateMachineCommand({
        name,
        definition: says("one"),
        roleArn,
        publish: true,
        versionDescription: "the first",
      }),
    );
    const { revisionId } = await sfn.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: says("two") }),
    );
    const second = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn, revisionId }));
    return [stateMachineArn, stateMachineVersionArn, second.stateMachineVersionArn];
  }

  const route = (stateMachineVersionArn, weight = 100) => ({ stateMachineVersionArn, weight });

  test("versions are described, listed newest first and deleted", async () => {
    const [stateMachineArn, first, second] = await twoVersions("versions");
    assert.deepEqual([first, second], [`${stateMachineArn}:1`, `${stateMachineArn}:2`]);
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: first }));
    assert.deepEqual([described.definition, described.description], [says("one"), "the first"]);
    const list = async () =>
      (await sfn.send(new ListStateMachineVersionsCommand({ stateMachineArn }))).stateMachineVersions.map(
        (version) => version.stateMachineVersionArn,
      );
    assert.deepEqual(await list(), [second, first]);
    await sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: first }));
    assert.deepEqual(await list(), [second]);
  });

  test("an alias is described, updated, listed and deleted", async () => {
    const [stateMachineArn, first, second] = await twoVersions("aliases");
    const { stateMachineAliasArn } = await sfn.send(
      new CreateStateMachineAliasCommand({
        name: "live",
        description: "what users see",
        routingConfiguration: [route(first, 80), route(second, 20)],
      }),
    );
    const describeAlias = () => sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }));
    assert.deepEqual((await describeAlias()).routingConfiguration, [route(first, 80), route(second, 20)]);
    const { updateDate } = await sfn.send(
      new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration: [route(second)] }),
    );
    const updated = await describeAlias();
    assert.deepEqual(updated.routingConfiguration, [route(second)]);
    assert.equal(updated.updateDate.getTime(), updateDate.getTime());
    assert.equal(updated.description, "what users see");
    const list = async (arn) =>
      (await sfn.send(new ListStateMachineAliasesCommand({ stateMachineArn: arn }))).stateMachineAliases.length;
    assert.deepEqual([await list(stateMachineArn), await list(first), await list(second)], [1, 0, 1]);
    await sfn.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    assert.equal(await list(stateMachineArn), 0);
  });

  test("starts through an alias are shared among its versions and name both", async () => {
    const [stateMachineArn, first, second] = await twoVersions("shared");
    const { stateMachineAliasArn } = await sfn.send(
      new CreateStateMachineAliasCommand({
        name: "live",
        routingConfiguration: [route(first, 50), route(second, 50)],
      }),
    );
    const words = new Map([
      [first, "one"],
      [second, "two"],
    ]);
    for (let i = 0; i < 40; i++) {
      const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: stateMachineAliasArn }));
      await untilEnded(sfn, executionArn);
      const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      assert.equal(execution.stateMachineArn, stateMachineArn);
      assert.equal(execution.stateMachineAliasArn, stateMachineAliasArn);
      assert.deepEqual(JSON.parse(execution.output), { word: words.get(execution.stateMachineVersionArn) });
    }
    const count = async (arn) =>
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn: arn }))).executions.length;
    const [ofFirst, ofSecond] = [await count(first), await count(second)];
    assert.ok(ofFirst > 0 && ofSecond > 0, `${ofFirst} and ${ofSecond}`);
    assert.equal(ofFirst + ofSecond, 40);
    assert.equal(await count(stateMachineAliasArn), 40);
  });
});
