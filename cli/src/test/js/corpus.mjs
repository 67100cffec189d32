// The recorded definitions, which lie beside the project.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./server.mjs";

const folders = {
  cases: (found) => [found],
  invalid: (found) => [found],
  "real-world": (found) => [found],
  measured: (list) => list.map(({ id, definition, request }) => ({ id, definition, ...request })),
  api: (scenarios) =>
    scenarios.flatMap(({ id, steps }) => steps.map(({ request }, index) => ({ ...request, id: `${id} #${index + 1}` }))),
};

/** By folder the definitions `{id, type, text}`, equal ones once; nothing, said in one line, where the corpus is absent. With CI=true that is a failure. */
export function recordedDefinitions() {
  const place = resolve(process.env.GANTRY_CONFORMANCE ?? join(root, "../shared/conformance"), "states");
  if (existsSync(place)) {
    return Object.entries(folders).map(([folder, read]) => ({ folder, definitions: definitionsIn(join(place, folder), read) }));
  }
  const message = `The recorded cases are not in ${place} (GANTRY_CONFORMANCE names their folder).`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`${message} Their tests are skipped.`);
  return [];
}

function definitionsIn(folder, read) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => read(JSON.parse(readFileSync(join(folder, name), "utf8"))))
    .map(({ id, type = "STANDARD", definition, definitionText }) => ({ id, type, text: definitionText ?? textOf(definition) }))
    .filter(isNew());
}

/** Whether there is a text, of this type not seen before. */
function isNew() {
  const seen = new Set();
  return ({ type, text }) => text !== undefined && seen.size < seen.add(`${type} ${text}`).size;
}

const textOf = (definition) => (typeof definition === "object" ? JSON.stringify(definition) : definition);
