import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isObject, type Json, type JsonObject } from "../../main/web/api/json";

/** The folder of the recorded cases; undefined, said in one line, where it is absent. With CI=true that is a failure. */
export function corpus(folder: string): string | undefined {
  const root = process.env["GANTRY_CONFORMANCE"] ?? resolve(import.meta.dirname, "../../../../../shared/conformance");
  const place = join(root, "states", folder);
  if (existsSync(place)) return place;
  const message = `The recorded cases are not in ${place} (GANTRY_CONFORMANCE names their folder).`;
  if (process.env["CI"] === "true") throw new Error(message);
  console.warn(`${message} Their tests are skipped.`);
  return undefined;
}

export interface RecordedCase {
  readonly name: string;
  readonly content: JsonObject;
}

export function casesIn(folder: string | undefined): readonly RecordedCase[] {
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const content: Json = JSON.parse(readFileSync(join(folder, name), "utf8"));
      return isObject(content) ? [{ name, content }] : [];
    });
}
