// Takes tasks of all activities and answers them, until SIGTERM or Ctrl-C. It outlives the server: while that is away
// it asks again, and an answer that did not arrive is sent again.
//
//   GANTRY_URL   where Gantry listens (http://127.0.0.1:8083)
//   WORK_DIR     where the ledger and the questions for a person are kept (./work)
//   FAILURE_RATE how often the warehouse and the carrier fail, 0 to 1 (0.3)
import { setMaxListeners } from "node:events";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  GetActivityTaskCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
} from "@aws-sdk/client-sfn";
import { activityArn, connect } from "./client.mjs";
import { Ledger } from "./ledger.mjs";
import { approval, steps, StepError } from "./steps.mjs";

const HEARTBEAT_MS = 2_000;
const POLLERS_PER_ACTIVITY = 2;
const workDir = process.env.WORK_DIR ?? "work";
const failureRate = Number(process.env.FAILURE_RATE ?? 0.3);
const ledger = new Ledger(join(workDir, "ledger.jsonl"));
const questions = join(workDir, "questions");
mkdirSync(questions, { recursive: true });

const sfn = connect();
const stopping = new AbortController();
setMaxListeners(0, stopping.signal); // every poller listens
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
async function takeTask(activity, workerName) {
  try {
    const answer = await sfn.send(new GetActivityTaskCommand({ activityArn: activityArn(activity), workerName }), {
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

async function work(activity, { token: taskToken, input }) {
  const heartbeat = setInterval(() => {
    sfn.send(new SendTaskHeartbeatCommand({ taskToken })).catch(() => {});
  }, HEARTBEAT_MS);
  try {
    const output = await steps[activity](input, {
      effect: (key, make) => ledger.once(key, taskToken, make),
      fails: () => Math.random() < failureRate,
    });
    await deliver(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
    console.log(`${activity} ${input.orderId} done`);
  } catch (error) {
    const name = error instanceof StepError ? error.name : "Worker.Error";
    await deliver(new SendTaskFailureCommand({ taskToken, error: name, cause: error.message }));
    console.log(`${activity} ${input.orderId} ${name}: ${error.message}`);
  } finally {
    clearInterval(heartbeat);
  }
}

/** Leaves the question for a person; written beside and renamed, so that nobody reads half a file. */
function ask({ token: taskToken, input }) {
  const file = join(questions, `${input.orderId}.json`);
  writeFileSync(`${file}.part`, JSON.stringify({ ...input, taskToken }));
  renameSync(`${file}.part`, file);
  console.log(`${input.question}  Answer with: node approve.mjs ${input.orderId} yes|no`);
}

async function poll(activity, workerName) {
  while (!stopping.signal.aborted) {
    const task = await takeTask(activity, workerName);
    if (task && activity === approval) ask(task);
    else if (task) await work(activity, task);
  }
}

console.log(`Working for ${Object.keys(steps).length + 1} activities`);
const pollers = [poll(approval, "desk")];
for (const activity of Object.keys(steps)) {
  for (let i = 1; i <= POLLERS_PER_ACTIVITY; i++) pollers.push(poll(activity, `worker-${i}`));
}
await Promise.all(pollers);
ledger.close();
