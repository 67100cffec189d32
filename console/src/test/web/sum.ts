import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Writes how many tests passed, failed and were skipped to the file that GANTRY_TAP names, as node --test ends its TAP. */
export default class Sum implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env["GANTRY_TAP"];
    if (file === undefined) return;
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
    }
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    writeFileSync(
      file,
      `# pass ${count.passed}\n# fail ${count.failed + broken}\n# skipped ${count.skipped}\n# cancelled ${count.pending}\n`,
    );
  }
}
