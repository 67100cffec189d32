import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { each, loop, order, orderInput, waiting } from "./machines.mjs";
import {
  createMachine,
  executionAddress,
  failure,
  launchBrowser,
  machineAddress,
  openPage,
  scrollsSideways,
  start,
  startServer,
  skip,
  watchdog,
  workOn,
} from "./world.mjs";

/** Where pictures are kept, as docs/images; without it none are made. */
const pictures = process.env.GANTRY_PICTURES && resolve(process.env.GANTRY_PICTURES);

async function picture(page, name, options = {}) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", ...options });
}

const state = (page, name) => page.getByRole("button", { name });
const status = (page) => page.getByLabel("Status of the execution");

/** Waits until the state's box says this outcome. */
async function expectStatus(page, name, outcome) {
  await page.locator(`[data-status="${outcome}"]`).and(state(page, name)).waitFor();
}

describe("the console in Chromium", { ...watchdog, skip }, () => {
  let server;
  let browser;
  let orderArn;
  let failedArn;
  let approve;
  const opened = [];

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const approved = new Promise((resolve) => (approve = () => resolve({ by: "Ada" })));
    const busy = new Set();
    await workOn(server, "validate", () => ({ valid: true }));
    await workOn(server, "reserve-item", ({ sku }) => {
      if (sku === "cable" && busy.size < 1 && busy.add(sku)) throw failure("Warehouse.Busy", "Try again.");
      return { shelf: `A-${sku}` };
    });
    await workOn(server, "charge", () => ({ paid: true }));
    await workOn(server, "approve", () => approved);
    await workOn(server, "ship", () => {
      throw failure("Carrier.Unavailable", "The carrier's service answered 503 three times in a row.");
    });
    await workOn(server, "refund", () => ({ refunded: 129.5 }));
    orderArn = await createMachine(server, "order-fulfilment", order);
    failedArn = await start(server, orderArn, "order-2026-0417", orderInput());
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(address, options) {
    const tab = await openPage(browser, address, options);
    opened.push(tab);
    return tab.page;
  }
  /** Closes what the test opened; nothing may have been complained of. */
  async function closeAll({ allow } = {}) {
    const complaints = [];
    for (const tab of opened.splice(0)) {
      complaints.push(...tab.complaints);
      await tab.close();
    }
    assert.deepEqual(complaints.filter((text) => !allow?.test(text)), []);
  }

  test("lists state machines, a machine's executions, and leads to one of them", async () => {
    const page = await open(server.console);
    await page.getByRole("heading", { name: "State machines" }).waitFor();
    await createMachine(server, "made-while-you-look", waiting("never"));
    await page.getByRole("link", { name: "made-while-you-look" }).waitFor();
    await page.getByRole("searchbox", { name: "Filter by name" }).fill("order");
    await page.getByRole("link", { name: "made-while-you-look" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "order-fulfilment" }).click();

    await page.getByRole("heading", { name: "order-fulfilment" }).waitFor();
    await page.getByRole("row", { name: "order-2026-0417 Failed" }).waitFor();
    await page.getByRole("link", { name: "order-2026-0417" }).click();
    await page.getByRole("heading", { name: "order-2026-0417" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "order-fulfilment" }).waitFor();
    await closeAll();
  });

  test("colours the states of a FAILED execution and shows the failed step's input, error and cause", async () => {
    const page = await open(executionAddress(server, failedArn));
    await status(page).getByText("Failed").waitFor();
    await expectStatus(page, /^ValidateOrder, Task/, "succeeded");
    await expectStatus(page, /^ReserveAndCharge, Parallel/, "succeeded");
    await expectStatus(page, /^ReserveItems, Map, Succeeded, 3\/3 done/, "succeeded");
    await expectStatus(page, /^ReserveItem, Task, Succeeded, retried 1 time, visited 3 times/, "succeeded");
    await expectStatus(page, /^IsLargeOrder, Choice/, "succeeded");
    await expectStatus(page, /^AskForApproval, Task, Not started/, "notStarted");
    await expectStatus(page, /^Ship, Task, Caught error, retried 2 times/, "caught");
    await expectStatus(page, /^RejectOrder, Fail, Failed/, "failed");
    await expectStatus(page, /^Done, Succeed, Not started/, "notStarted");

    await state(page, /^Ship, Task/).click();
    const panel = page.getByRole("region", { name: "State Ship" });
    await panel.getByRole("region", { name: "Error" }).first().getByText("Carrier.Unavailable").waitFor();
    await panel.getByText("answered 503 three times").first().waitFor();
    await panel.getByRole("region", { name: "Input" }).getByText('"2026-0417"').waitFor();
    await panel.getByRole("region", { name: "Attempts" }).getByText("#3").waitFor();
    await picture(page, "console-execution-1440");

    const address = page.url();
    const again = await open(address);
    await again.getByRole("region", { name: "State Ship" }).waitFor();
    await closeAll();
  });

  test("a state is chosen by the keyboard, and its events alone are listed", async () => {
    const page = await open(executionAddress(server, failedArn));
    await state(page, /^ValidateOrder, Task/).waitFor();
    await page.getByRole("link", { name: "order-fulfilment" }).focus();
    const rejected = state(page, /^RejectOrder, Fail/);
    for (let turns = 0; turns < 30 && !(await rejected.evaluate((box) => box === document.activeElement)); turns++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    assert.equal(await rejected.getAttribute("aria-pressed"), "true");
    await page.getByRole("region", { name: "State RejectOrder" }).getByText("Carrier.Unavailable", { exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "only of the chosen state" }).check();
    await page.getByRole("button", { name: "Fail state entered" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /Pass state entered/ }).count(), 0);
    await page.getByRole("button", { name: "Fail state entered" }).click();
    await page.getByText("Previous event").waitFor();
    await page.getByRole("button", { name: "Close the state" }).click();
    await page.getByRole("region", { name: "Execution" }).waitFor();
    await closeAll();
  });

  test("a RUNNING execution changes without a reload", async () => {
    const arn = await start(server, orderArn, "order-large", orderInput({ total: 4800 }));
    const page = await open(executionAddress(server, arn));
    await page.evaluate(() => (window.sameDocument = true));
    await status(page).getByText("Running").waitFor();
    await expectStatus(page, /^AskForApproval, Task, Running/, "running");
    await picture(page, "console-running-1440");
    approve();
    await expectStatus(page, /^AskForApproval, Task, Succeeded/, "succeeded");
    await expectStatus(page, /^RejectOrder, Fail, Failed/, "failed");
    await status(page).getByText("Failed").waitFor();
    assert.equal(await page.evaluate(() => window.sameDocument), true);
    await closeAll();
  });

  test("a Map counts its iterations, and shows the one that is chosen", async () => {
    const arn = await createMachine(server, "each", each);
    const page = await open(executionAddress(server, await start(server, arn, "ten", { items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })));
    await expectStatus(page, /^Each, Map, Caught error, 6\/10 done, 1 failed/, "caught");
    await expectStatus(page, /^Refuse, Fail, Failed/, "failed");
    await page.getByLabel("Iteration of Each").selectOption({ label: "#0 Succeeded" });
    await expectStatus(page, /^Refuse, Fail, Not started/, "notStarted");
    await expectStatus(page, /^Accept, Pass, Succeeded/, "succeeded");
    await page.getByLabel("Iteration of Each").selectOption({ label: "#6 Failed" });
    await expectStatus(page, /^Accept, Pass, Not started/, "notStarted");
    await expectStatus(page, /^Refuse, Fail, Failed/, "failed");
    await closeAll();
  });

  test("thousands of events come in pages", async () => {
    const arn = await createMachine(server, "loop", loop);
    const page = await open(executionAddress(server, await start(server, arn, "long", { n: 0, limit: 600 })));
    await status(page).getByText("Succeeded").waitFor();
    await page.getByText("2,404 events").waitFor();
    await page.getByRole("button", { name: "Last" }).click();
    await page.getByText("2,401–2,404 of 2,404").waitFor();
    await page.getByRole("button", { name: "Execution succeeded" }).waitFor();
    await expectStatus(page, /^Count, Pass, Succeeded, visited 600 times/, "succeeded");
    await closeAll();
  });

  test("a payload of 256 KiB is unfolded in parts", async () => {
    const items = Array.from({ length: 6000 }, (_, number) => ({ number, text: "x".repeat(12) }));
    const arn = await createMachine(server, "large", { StartAt: "Keep", States: { Keep: { Type: "Pass", End: true } } });
    const page = await open(executionAddress(server, await start(server, arn, "large", { items })));
    const input = page.getByRole("region", { name: "Execution" }).getByRole("region", { name: "Input" });
    await input.getByRole("button", { name: /items/ }).click();
    await input.getByRole("button", { name: "show 100 more of 6,000" }).click();
    await input.getByRole("button", { name: /^199/ }).waitFor();
    await closeAll();
  });

  test("older executions are loaded on demand", async () => {
    const arn = await createMachine(server, "often", { StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } });
    for (let number = 1; number <= 60; number++) await start(server, arn, `run-${number}`);
    const page = await open(machineAddress(server, arn));
    await page.getByRole("link", { name: "run-60", exact: true }).waitFor();
    assert.equal(await page.getByRole("link", { name: "run-1", exact: true }).count(), 0);
    await page.getByRole("button", { name: "Load older" }).click();
    await page.getByRole("link", { name: "run-1", exact: true }).waitFor();
    assert.equal(await page.getByRole("link", { name: /^run-/ }).count(), 60);
    await page.getByRole("link", { name: "State machines" }).click();
    await page.getByRole("link", { name: "often" }).waitFor();
    await picture(page, "console-list-1440");
    await closeAll();
  });

  test("what does not exist is said in AWS's words", async () => {
    const page = await open(executionAddress(server, failedArn.replace("order-2026-0417", "lost")));
    await page.getByRole("alert").getByText("ExecutionDoesNotExist").waitFor();
    const nowhere = await open(`${server.console}nowhere`);
    await nowhere.getByRole("heading", { name: "There is no such page" }).waitFor();
    await closeAll({ allow: /Failed to load resource|EventSource/ });
  });

  test("nothing is wider than a telephone of 390 px, light and dark", async () => {
    const pages = {
      "console-list-390": server.console,
      "console-machine-390": machineAddress(server, orderArn),
      "console-execution-390": executionAddress(server, failedArn),
    };
    for (const colorScheme of ["dark", "light"]) {
      for (const [name, address] of Object.entries(pages)) {
        const page = await open(address, { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true });
        if (name.includes("list")) await page.getByRole("link", { name: "order-fulfilment" }).waitFor();
        else await state(page, /^Ship, Task/).waitFor();
        assert.equal(await scrollsSideways(page), false, `${name} ${colorScheme}`);
        if (name.includes("execution")) {
          await state(page, /^Ship, Task/).focus();
          await page.keyboard.press("Enter");
          await page.getByRole("region", { name: "State Ship" }).waitFor();
          assert.equal(await scrollsSideways(page), false, `${name} ${colorScheme} with a state`);
        }
        if (name.includes("execution")) await page.getByRole("group", { name: "Graph of the states" }).scrollIntoViewIfNeeded();
        if (colorScheme === "light") await picture(page, name);
      }
    }
    await closeAll();
  });
});

describe("the console while its server restarts", { ...watchdog, skip }, () => {
  test("says that the server is away, comes back by itself, and shows what happened since", async () => {
    let server = await startServer();
    const browser = await launchBrowser();
    try {
      const arn = await createMachine(server, "patient", waiting("approve"));
      const { activityArn } = await server.call("CreateActivity", { name: "approve" });
      const executionArn = await start(server, arn, "across-a-restart");
      const { page, complaints } = await openPage(browser, executionAddress(server, executionArn));
      await expectStatus(page, /^Approve, Task, Running/, "running");

      await server.halt();
      await page.getByText("Server away – reconnecting").waitFor();
      server = await startServer({ folder: server.folder, port: server.port });
      await page.getByText("Server away – reconnecting").waitFor({ state: "detached" });
      const { taskToken } = await server.call("GetActivityTask", { activityArn });
      await server.call("SendTaskSuccess", { taskToken, output: "{}" });
      await expectStatus(page, /^Celebrate, Pass, Succeeded/, "succeeded");
      await status(page).getByText("Succeeded").waitFor();
      assert.deepEqual(complaints.filter((text) => !/ERR_|EventSource/.test(text)), []);
    } finally {
      await browser.close();
      await server.stop();
    }
  });

  test("the first page of an empty server says how to begin", async () => {
    const server = await startServer();
    const browser = await launchBrowser();
    try {
      const { page, complaints } = await openPage(browser, server.console);
      await page.getByRole("heading", { name: "No state machines yet" }).waitFor();
      await page.getByText("aws stepfunctions create-state-machine").waitFor();
      assert.deepEqual(complaints, []);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
});
