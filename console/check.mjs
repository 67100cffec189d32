// check.mjs TARGET: checks the types and runs the unit tests; how many passed stands in TARGET/console.tap afterwards.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { here, install, modules, run } from "./install.mjs";

const target = resolve(process.argv[2]);

mkdirSync(target, { recursive: true });
install({ tests: true });
run(process.execPath, [join(modules, "typescript/bin/tsc"), "--noEmit", "-p", here]);
run(process.execPath, [join(modules, "vitest/vitest.mjs"), "run"], {
  env: { ...process.env, NO_COLOR: "1", GANTRY_TAP: join(target, "console.tap") },
});
