import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { listedErrors } from "./listed-errors.mjs";

test("no operation is forgotten by these tests", (context) => {
  const listed = listedErrors();
  if (!listed) return context.skip("no service model");
  const folder = new URL(".", import.meta.url);
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .join();
  const isDriven = (operation) => new RegExp(`new ${operation}Command\\(|paginate${operation}\\(`).test(sources);
  assert.deepEqual(listed.operations.filter((operation) => !isDriven(operation)), []);
});
