// What the service model lists for the operations, without what cannot come. The Java tests' ListedErrors says the same.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.mjs";

const excluded = [
  [/ Kms\w+$/, "there are no customers' keys"],
  [/^CreateStateMachineAlias InvalidName$/, "the pattern of its name refuses it as a ValidationException"],
  [/^(Update|Delete)StateMachineAlias ConflictException$/, "changes of a machine come one after the other"],
  [/^CreateStateMachine StateMachineTypeNotSupported$/, "both types are supported; a third one is a ValidationException"],
];

/** `{operations, errors}`, each error as "Operation Error"; null where there is no model. */
export function listedErrors() {
  const file = join(process.env.GANTRY_MODELS ?? join(root, "../shared/models"), "stepfunctions.json");
  if (!existsSync(file)) {
    if (process.env.CI === "true") throw new Error(`no file ${file} (set GANTRY_MODELS)`);
    console.log(`Skipped: no file ${file} (set GANTRY_MODELS)`);
    return null;
  }
  const model = JSON.parse(readFileSync(file, "utf8"));
  const operations = Object.keys(model.operations);
  const errors = operations
    .flatMap((name) => model.operations[name].errors.map(({ shape }) => `${name} ${shape}`))
    .filter((pair) => !excluded.some(([pattern]) => pattern.test(pair)));
  return { operations, errors };
}
