// The worker's memory of what it did: one JSON object a line, flushed to disk before the task is answered. A task may
// come twice (its answer was lost when a server died); the ledger then gives the answer of the first time.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export class Ledger {
  #file;
  #answers = new Map();

  constructor(path) {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) {
      for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
        const { key, answer } = JSON.parse(line);
        this.#answers.set(key, answer);
      }
    }
    this.#file = openSync(path, "a");
  }

  /** Carries `make` out unless `key` was done before; gives its answer either way. */
  once(key, taskToken, make) {
    if (!this.#answers.has(key)) {
      const answer = make();
      writeSync(this.#file, `${JSON.stringify({ key, taskToken, answer, at: new Date().toISOString() })}\n`);
      fsyncSync(this.#file);
      this.#answers.set(key, answer);
    }
    return this.#answers.get(key);
  }

  close() {
    closeSync(this.#file);
  }
}
