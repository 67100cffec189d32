import { mkdirSync, renameSync, writeFileSync } from "node:fs";

const questions = new URL("../../work/questions/", import.meta.url);

/** Leaves the task token where approve.mjs finds it; the workflow waits until somebody sends it back. */
export async function handler({ orderId, question, taskToken }) {
  mkdirSync(questions, { recursive: true });
  const part = new URL(`${orderId}.part`, questions);
  writeFileSync(part, JSON.stringify({ question, taskToken }));
  renameSync(part, new URL(`${orderId}.json`, questions)); // so that nobody reads half a file
  return `${question}  Answer with: node approve.mjs ${orderId} yes|no`;
}
