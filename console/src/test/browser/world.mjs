// A Gantry server in a process of its own, workers for its activities, and a Chromium that looks at its console.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = process.env.GANTRY_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
/** Another program that is started as ./gantry is. */
const gantry = process.env.GANTRY_COMMAND ?? join(root, "gantry");
const roleArn = "arn:aws:iam::000000000000:role/tests";

/** For each `describe`: far more than its tests take, so that what hangs is told. */
export const watchdog = { timeout: 240_000 };

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = browsers.find((file) => existsSync(file));

/** Why the tests cannot run, or false; with CI=true they run, and so fail. */
export const skip =
  executablePath === undefined && process.env.CI !== "true" && "Chromium is not installed (Debian: apt install chromium)";

export const newFolder = () => mkdtempSync(join(tmpdir(), "gantry-console-"));

/** Starts a server on the given port, or a free one. */
export async function startServer({ folder = newFolder(), port = 0 } = {}) {
  const child = spawn(gantry, ["start", "--port", String(port), "--data", join(folder, "data")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const line = await Promise.race([
    new Promise((found) => createInterface({ input: child.stdout }).once("line", found)),
    ended.then((code) => Promise.reject(new Error(`gantry start ended with status ${code}`))),
  ]);
  const url = line.match(/http:\/\/[^\s/]+/)[0];
  const stopped = new AbortController();
  return {
    url,
    port: Number(new URL(url).port),
    folder,
    console: `${url}/_gantry/console/`,
    call: (operation, request) => call(url, operation, request, stopped.signal),
    /** Ends it and leaves its folder. */
    async halt() {
      stopped.abort();
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

async function call(url, operation, request, signal) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": `AWSStepFunctions.${operation}` },
    body: JSON.stringify(request),
    signal,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  return answer;
}

export async function createMachine(server, name, definition, type = "STANDARD") {
  const request = { name, definition: JSON.stringify(definition), roleArn, type };
  return (await server.call("CreateStateMachine", request)).stateMachineArn;
}

export async function start(server, stateMachineArn, name, input = {}) {
  const { executionArn } = await server.call("StartExecution", { stateMachineArn, name, input: JSON.stringify(input) });
  return executionArn;
}

export const activity = (name) => `arn:aws:states:us-east-1:000000000000:activity:${name}`;

/**
 * Creates the activity and answers its tasks, until the server stops, by what `work(input)` returns or throws: an Error whose
 * `name` is the error's. A promise that stays open keeps its task open.
 */
export async function workOn(server, name, work) {
  const { activityArn } = await server.call("CreateActivity", { name });
  const loop = async () => {
    for (;;) {
      const { taskToken, input } = await server.call("GetActivityTask", { activityArn });
      if (taskToken) void answer(server, taskToken, async () => work(JSON.parse(input)));
    }
  };
  loop().catch(() => undefined); // the server has stopped
}

async function answer(server, taskToken, work) {
  const [operation, request] = await work().then(
    (output) => ["SendTaskSuccess", { taskToken, output: JSON.stringify(output) }],
    (error) => ["SendTaskFailure", { taskToken, error: error.name, cause: error.message }],
  );
  await server.call(operation, request).catch(() => undefined); // the execution was aborted meanwhile
}

export function failure(name, message) {
  return Object.assign(new Error(message), { name });
}

export function launchBrowser() {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Opens a page that notes everything the browser complains of. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "UTC", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

export const executionAddress = (server, arn) => `${server.console}execution?arn=${encodeURIComponent(arn)}`;
export const machineAddress = (server, arn) => `${server.console}state-machine?arn=${encodeURIComponent(arn)}`;

export const scrollsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
