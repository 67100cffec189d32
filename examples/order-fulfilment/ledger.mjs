// Stands for what a bank, a warehouse and a carrier keep: which request they have carried out, by its key. A step may
// come twice (its answer was lost when a server or its own process died); the key then gets the reference of the first time.
//
// Functions and the worker are several processes, each of which may be killed at any line. So an entry is a file of its
// own, written whole beside its place and then linked into it: of all who try, the file system lets exactly one link a name.
import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";

const folder = new URL("work/ledger/", import.meta.url);

/** Carries out what the key stands for, unless it was done; returns its reference either way. */
export function once(key) {
  const reference = randomUUID().slice(0, 8);
  mkdirSync(folder, { recursive: true });
  const entry = new URL(key, folder);
  const part = new URL(`.${key}.${reference}`, folder);
  write(part, reference);
  try {
    linkSync(part, entry);
    return reference;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return readFileSync(entry, "utf8");
  } finally {
    unlinkSync(part);
  }
}

function write(path, text) {
  const file = openSync(path, "wx");
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}
