// A server on which every listed error can be had by one call: an activity `a`; a Standard machine `m` whose work is that
// activity's, with the execution `busy`, which runs, `done`, which has ended, and `stopped`; an Express machine `x`; a machine
// `d` that is being deleted. It is full: as many machines, activities, open executions and tags, versions and aliases of `m`
// as its quotas allow. `m` has an unpublished revision and, as `d`, an alias `live` of its version 1.
// Beside it runs an older one, on a copy of its folder from before it was filled: with the same sealing key, but nothing
// executes there and there is room.
import { cpSync } from "node:fs";
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  GetActivityTaskCommand,
  PublishStateMachineVersionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { dataOf, newFolder, roleArn, startServer, states, untilEnded } from "./server.mjs";

const configuration = `
quotas:
  stateMachines: 4
  activities: 2
  tagsPerResource: 2
  openExecutions: 3
  activityPollers: 2
  versionsPerStateMachine: 2
  aliasesPerStateMachine: 1
`;

export const pollers = 2;
export const activityArn = `${states}activity:a`;
/** Has no tasks, so that pollers stay. */
export const crowdedArn = `${states}activity:filler`;
export const machineArn = `${states}stateMachine:m`;
export const expressArn = `${states}stateMachine:x`;
export const deletingArn = `${states}stateMachine:d`;
/** Has one version, described "again" and not "only" as it was asked for when created. */
export const fillerArn = `${states}stateMachine:filler`;
export const busyArn = `${states}execution:m:busy`;
export const stoppedArn = `${states}execution:m:stopped`;

const oneState = (state) => JSON.stringify({ StartAt: "S", States: { S: { ...state, End: true } } });
export const pass = oneState({ Type: "Pass" });
export const wait = oneState({ Type: "Wait", Seconds: 100000 });
export const published = { publish: true, versionDescription: "only" };
const work = oneState({ Type: "Task", Resource: activityArn });

export async function startErrorWorld() {
  const folder = newFolder();
  const olderFolder = newFolder();
  const first = await startServer({ configuration, folder });
  await define(first.sfn);
  await first.halt();
  cpSync(dataOf(folder), dataOf(olderFolder), { recursive: true });
  const server = await startServer({ configuration, folder });
  const older = await startServer({ configuration, folder: olderFolder });
  const token = await execute(server.sfn);
  await create(server.sfn, "filler", wait, published);
  await server.sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${fillerArn}:1` }));
  await server.sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn: fillerArn, description: "again" }));
  await server.sfn.send(new CreateActivityCommand({ name: "filler" }));
  await start(server.sfn, "filler", "first");
  return {
    sfn: server.sfn,
    olderSfn: older.sfn,
    /** Of a task that has been answered. */
    token,
    async stop() {
      await Promise.all([server.stop(), older.stop()]);
    },
  };
}

const create = (sfn, name, definition, more = {}) =>
  sfn.send(new CreateStateMachineCommand({ name, definition, roleArn, ...more }));
const start = (sfn, machine, name) =>
  sfn.send(new StartExecutionCommand({ stateMachineArn: `${states}stateMachine:${machine}`, name, input: "{}" }));

async function define(sfn) {
  await sfn.send(new CreateActivityCommand({ name: "a" }));
  await create(sfn, "m", work, { tags: [tag("k1"), tag("k2")] });
  await create(sfn, "x", pass, { type: "EXPRESS" });
  await create(sfn, "d", wait);
  await publishAsLive(sfn, machineArn);
  await publishAsLive(sfn, deletingArn);
  await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machineArn, roleArn: `${roleArn}2`, publish: true }));
  await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machineArn, roleArn }));
}

async function publishAsLive(sfn, stateMachineArn) {
  const { stateMachineVersionArn } = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
  const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
  await sfn.send(new CreateStateMachineAliasCommand({ name: "live", routingConfiguration }));
}

async function execute(sfn) {
  const { executionArn } = await start(sfn, "m", "done");
  const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
  await sfn.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
  await untilEnded(sfn, executionArn);
  await start(sfn, "m", "stopped");
  await sfn.send(new StopExecutionCommand({ executionArn: stoppedArn }));
  await start(sfn, "m", "busy");
  await start(sfn, "d", "busy");
  await sfn.send(new DeleteStateMachineCommand({ stateMachineArn: deletingArn }));
  return taskToken;
}

export const tag = (key) => ({ key, value: "v" });
