// build.mjs TARGET: builds the console's files into TARGET/classes/gantry/console, unless they are of these sources already.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { hash, here, install, modules, run, textOf } from "./install.mjs";

const target = resolve(process.argv[2]);
const folder = join(target, "classes/gantry/console");
const stamp = join(target, "console.sources");

function sources() {
  const configuration = ["build.mjs", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"];
  return [...configuration, ...filesBelow("src/main/web").sort()];
}

function filesBelow(place) {
  return readdirSync(join(here, place), { withFileTypes: true }).flatMap((entry) => {
    const path = `${place}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const wanted = hash(sources());
if (!existsSync(join(folder, "index.html")) || textOf(stamp) !== wanted) {
  install({ tests: false });
  rmSync(stamp, { force: true });
  const vite = join(modules, "vite/bin/vite.js");
  run(process.execPath, [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"]);
  writeFileSync(stamp, wanted);
}
