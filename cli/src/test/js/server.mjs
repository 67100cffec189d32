// A Gantry server in a process of its own, and the official SDK pointed at it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DescribeExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";

export const root = process.env.GANTRY_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
export const roleArn = "arn:aws:iam::000000000000:role/tests";
export const states = "arn:aws:states:us-east-1:000000000000:";

/** For each `describe`: far more than its tests take, so that what hangs is told. */
export const watchdog = { timeout: 180_000 };

const DEADLINE_MS = 60_000;
const BETWEEN_QUESTIONS_MS = 10;

export const newFolder = () => mkdtempSync(join(tmpdir(), "gantry-js-"));
export const dataOf = (folder) => join(folder, "data");

/** Starts a server on a free port; `configuration` is the text of its gantry.yaml, `folder` holds that and its data. */
export async function startServer({ configuration = "", folder = newFolder() } = {}) {
  writeFileSync(join(folder, "gantry.yaml"), configuration);
  const child = spawn(join(root, "gantry"), ["start", "--port", "0", "--data", dataOf(folder)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const url = await firstUrl(child, ended);
  return {
    url,
    sfn: connect(url),
    /** Ends it and leaves its folder. */
    async halt() {
      child.kill("SIGTERM");
      await ended;
    },
    /** Ends it and deletes its folder. */
    async stop() {
      await this.halt();
      rmSync(folder, { recursive: true });
    },
  };
}

export function connect(url, options = {}) {
  return new SFNClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    disableHostPrefix: true,
    maxAttempts: 1,
    ...options,
  });
}

/** Describes the execution until it has ended. */
export async function untilEnded(sfn, executionArn) {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
    if (Date.now() > deadline) throw new Error(`still running after ${DEADLINE_MS} ms: ${executionArn}`);
    await pause(BETWEEN_QUESTIONS_MS);
  }
}

async function firstUrl(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise((found) => lines.once("line", found)),
    ended.then((code) => Promise.reject(new Error(`gantry start ended with status ${code}`))),
  ]);
  return line.match(/http:\/\/\S+/)[0];
}
