// build.mjs TARGET: builds the console's files into TARGET/classes/gantry/console, unless they are of these sources already.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { hash, here, install, modules, run, textOf } from "./install.mjs";

const target = resolve(process.argv[2]);
const folder = join(target, "classes/gantry/console");
const stamp = join(target, "console.sources");

function sources() {
  const web = readdirSync(join(here, "src/main/web"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath ?? entry.path, entry.name)));
  return ["build.mjs", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts", ...web.sort()];
}

const wanted = hash(sources());
if (!existsSync(join(folder, "index.html")) || textOf(stamp) !== wanted) {
  install({ tests: false });
  rmSync(stamp, { force: true });
  const vite = join(modules, "vite/bin/vite.js");
  run(process.execPath, [vite, "build", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"]);
  writeFileSync(stamp, wanted);
}
