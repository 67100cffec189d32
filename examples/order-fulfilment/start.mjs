// Starts one order and says what happens to it until its end: node start.mjs [order.json]
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { DescribeExecutionCommand, paginateGetExecutionHistory, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { connect, stateMachineArn } from "./client.mjs";
import { reason, sentence } from "./history.mjs";

const sfn = connect();
const input = await readFile(process.argv[2] ?? new URL("order.json", import.meta.url), "utf8");
const { executionArn } = await sfn.send(
  new StartExecutionCommand({ stateMachineArn: stateMachineArn("order-fulfilment"), input }),
);
console.log(executionArn);

let said = 0;
let serverIsAway = false;
for (;;) {
  const { status, output, error, cause } = await look();
  if (status !== "RUNNING") {
    console.log(status, output ? JSON.parse(output) : `${error}: ${reason(cause)}`);
    process.exit(status === "SUCCEEDED" ? 0 : 1);
  }
  await delay(500);
}

/** Prints what is new. While the server is away, the execution is taken to run: it does as soon as the server is back. */
async function look() {
  try {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (serverIsAway) console.log("The server answers again");
    serverIsAway = false;
    const events = [];
    for await (const page of paginateGetExecutionHistory({ client: sfn }, { executionArn })) events.push(...page.events);
    for (const event of events.slice(said)) {
      const line = sentence(event, events);
      if (line) console.log(line);
    }
    said = events.length;
    return execution;
  } catch (error) {
    const isStarting = error.$metadata?.httpStatusCode === 503; // it takes up what it had in hand
    if (error.$response && !isStarting) throw error;
    if (!serverIsAway) console.log("The server does not answer; waiting until it does");
    serverIsAway = true;
    return { status: "RUNNING" };
  }
}
