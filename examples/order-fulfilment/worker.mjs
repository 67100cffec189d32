// Ships: takes tasks of the activity order-ship and answers them, until SIGTERM or Ctrl-C. It outlives the server: while
// that is away it asks again, and an answer that did not arrive is sent again.
//
//   GANTRY_URL   where Gantry listens (http://127.0.0.1:8083)
//   FAILURE_RATE how often the carrier fails, 0 to 1 (0.3)
import { setTimeout as delay } from "node:timers/promises";
import {
  GetActivityTaskCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
} from "@aws-sdk/client-sfn";
import { activityArn, connect } from "./client.mjs";
import { once } from "./ledger.mjs";

const HEARTBEAT_MS = 2_000;
const POLLERS = 2;
const failureRate = Number(process.env.FAILURE_RATE ?? 0.3);

const sfn = connect();
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopping.abort());

/** Says once, not for every poller and every try, that the server does not answer. */
let serverIsAway = false;
function away(error) {
  if (!serverIsAway) console.error(`The server does not answer (${error.code ?? error.name}); asking again until it does`);
  serverIsAway = true;
}

function back() {
  if (serverIsAway) console.error("The server answers again");
  serverIsAway = false;
}

/** Asks for one task; null if none came within the server's minute or the server is away. */
async function takeTask(workerName) {
  try {
    const answer = await sfn.send(new GetActivityTaskCommand({ activityArn: activityArn("order-ship"), workerName }), {
      abortSignal: stopping.signal,
    });
    back();
    return answer.taskToken ? { token: answer.taskToken, input: JSON.parse(answer.input) } : null;
  } catch (error) {
    if (!stopping.signal.aborted) {
      away(error);
      await delay(300);
    }
    return null;
  }
}

/** Sends an answer until the server has it, or says that it no longer wants it. */
async function deliver(command) {
  while (!stopping.signal.aborted) {
    try {
      return await sfn.send(command);
    } catch (error) {
      if (["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"].includes(error.name)) return undefined;
      await delay(300);
    }
  }
}

async function work({ token: taskToken, input }) {
  const heartbeat = setInterval(() => {
    sfn.send(new SendTaskHeartbeatCommand({ taskToken })).catch(() => {});
  }, HEARTBEAT_MS);
  try {
    const tracking = ship(input);
    await deliver(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ tracking }) }));
    console.log(`Order ${input.orderId}, ${input.parcels} parcels to ${input.address}: ${tracking}`);
  } catch (error) {
    await deliver(new SendTaskFailureCommand({ taskToken, error: error.name, cause: error.message }));
    console.log(`Order ${input.orderId}: ${error.message}`);
  } finally {
    clearInterval(heartbeat);
  }
}

class Unavailable extends Error {
  name = "Carrier.Unavailable";
}

/** The carrier: does not always answer. */
function ship({ orderId }) {
  if (Math.random() < failureRate) throw new Unavailable("The carrier did not answer");
  return once(`ship-${orderId}`);
}

async function poll(workerName) {
  while (!stopping.signal.aborted) {
    const task = await takeTask(workerName);
    if (task) await work(task);
  }
}

console.log("Working for order-ship until Ctrl-C");
await Promise.all(Array.from({ length: POLLERS }, (_, i) => poll(`worker-${i + 1}`)));
