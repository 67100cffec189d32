// Starts one order and waits for its end: node start.mjs [order.json]
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { connect, stateMachineArn } from "./client.mjs";

const sfn = connect();
const input = await readFile(process.argv[2] ?? new URL("order.json", import.meta.url), "utf8");
const { executionArn } = await sfn.send(
  new StartExecutionCommand({ stateMachineArn: stateMachineArn("order-fulfilment"), input }),
);
console.log(executionArn);
for (;;) {
  const { status, output, error, cause } = await describe();
  if (status !== "RUNNING") {
    console.log(status, output ?? `${error}: ${cause}`);
    process.exit(status === "SUCCEEDED" ? 0 : 1);
  }
  await delay(500);
}

/** While the server is away, the execution is taken to run: it does as soon as the server is back. */
async function describe() {
  try {
    return await sfn.send(new DescribeExecutionCommand({ executionArn }));
  } catch (error) {
    if (error.$response) throw error;
    return { status: "RUNNING" };
  }
}
