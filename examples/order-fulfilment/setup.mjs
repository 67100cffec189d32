// Creates the worker's activity and the state machine; run it again after a change of order.asl.json.
import { readFile } from "node:fs/promises";
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { connect, stateMachineArn } from "./client.mjs";

const sfn = connect();
const { activityArn } = await sfn.send(new CreateActivityCommand({ name: "order-ship" }));
console.log(activityArn);

const definition = await readFile(new URL("order.asl.json", import.meta.url), "utf8");
const roleArn = "arn:aws:iam::000000000000:role/order-fulfilment";
try {
  await sfn.send(new CreateStateMachineCommand({ name: "order-fulfilment", definition, roleArn }));
} catch (error) {
  if (!(error instanceof StateMachineAlreadyExists)) throw error;
  await sfn.send(
    new UpdateStateMachineCommand({ stateMachineArn: stateMachineArn("order-fulfilment"), definition }),
  );
}
console.log(stateMachineArn("order-fulfilment"));
