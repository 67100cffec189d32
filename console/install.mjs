// Puts what npm knows beside the sources, once for each package-lock.json, however many builds run at once.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const modules = join(here, "node_modules");

/** A hash over the names and contents of these files, named from this folder. */
export function hash(files) {
  const sum = createHash("sha256");
  for (const file of files) sum.update(file).update("\0").update(readFileSync(join(here, file))).update("\0");
  return sum.digest("hex");
}

export const textOf = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** Runs a command here; if it fails, this process ends with its status. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: "inherit", ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const PACKAGES = ["package.json", "package-lock.json"];

/**
 * Installs the packages unless they are there. npm makes its folder elsewhere and it is then renamed, so that a build beside
 * this one never sees half of it.
 *
 * @param tests whether the packages of the tests are wanted too; who only runs Gantry does not download them
 */
export function install({ tests }) {
  const lock = hash(PACKAGES);
  if (isInstalled(lock, tests)) return;
  mkdirSync(join(here, "target"), { recursive: true });
  const place = mkdtempSync(join(here, "target", "npm-"));
  try {
    for (const file of PACKAGES) cpSync(join(here, file), join(place, file));
    // Nothing that is installed runs a program: what is built with needs none.
    const command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...(tests ? [] : ["--omit=dev"])];
    const { status, error } = spawnSync("npm", command, { cwd: place, stdio: "inherit" });
    if (error) throw error;
    if (status !== 0) throw new Error("npm ci failed; what it said stands above.");
    const fresh = join(place, "node_modules");
    writeFileSync(stamp(fresh), `${tests ? "all" : "build"} ${lock}`);
    for (let attempt = 0; !isInstalled(lock, tests) && !exchange(fresh, join(place, `old-${attempt}`)); attempt++) {
      if (attempt === 100) throw new Error(`${modules} could not be replaced.`);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const stamp = (folder) => join(folder, ".gantry-lock");

function isInstalled(lock, tests) {
  const found = textOf(stamp(modules));
  return found === `all ${lock}` || (!tests && found === `build ${lock}`);
}

/** Puts the fresh folder in the place of the old one; false if another build came between. */
function exchange(fresh, old) {
  return (!existsSync(modules) || moved(modules, old)) && moved(fresh, modules);
}

function moved(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (["ENOENT", "ENOTEMPTY", "EEXIST"].includes(error.code)) return false;
    throw error;
  }
}
