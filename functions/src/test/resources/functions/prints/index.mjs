import { writeSync } from "node:fs";
export const handler = async ({ what }) => {
  if (what === "binary") writeSync(1, Buffer.from([0, 1, 2, 0xff, 0xfe, 0xc3, 0x28, 10, 13, 10, 0]));
  if (what === "line") console.log("one\ntwo", { a: 1 });
  if (what === "much") for (let i = 0; i < 160; i++) process.stdout.write("x".repeat(65_535) + "\n");
  if (what === "long") process.stdout.write("y".repeat(300_000) + "\n");
  if (what === "error") console.error("to standard error");
  return "printed";
};
