// A Gantry server in a process of its own, and the official SDK pointed at it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DescribeExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";

const root = process.env.GANTRY_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
export const roleArn = "arn:aws:iam::000000000000:role/tests";

/** Starts a server on a free port and a data folder of its own; `configuration` is the text of its gantry.yaml. */
export async function startServer({ configuration = "" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "gantry-js-"));
  writeFileSync(join(folder, "gantry.yaml"), configuration);
  const child = spawn(join(root, "gantry"), ["start", "--port", "0", "--data", join(folder, "data")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const url = await firstUrl(child, ended);
  return {
    url,
    sfn: connect(url),
    async stop() {
      child.kill("SIGTERM");
      await ended;
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
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
    await new Promise((next) => setImmediate(next));
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
