// A person's answer to a large order: node approve.mjs ORDER_ID yes|no
import { readFile, rm } from "node:fs/promises";
import { SendTaskFailureCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { connect } from "./client.mjs";

const [orderId, answer] = process.argv.slice(2);
if (!orderId || !["yes", "no"].includes(answer)) {
  console.error("Usage: node approve.mjs ORDER_ID yes|no");
  process.exit(2);
}
const file = new URL(`work/questions/${orderId}.json`, import.meta.url);
const question = await readFile(file, "utf8").catch(() => {
  console.error(`No question about order ${orderId} is open; order-ask writes it to work/questions when the workflow asks`);
  process.exit(1);
});
const { taskToken } = JSON.parse(question);
await connect().send(
  answer === "yes"
    ? new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ approved: true }) })
    : new SendTaskFailureCommand({ taskToken, error: "Approval.Refused", cause: "A person said no" }),
);
await rm(file);
console.log(`Order ${orderId}: ${answer}`);
