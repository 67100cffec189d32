import { spawn } from "node:child_process";
export const handler = async ({ how, fail }) => {
  if (how === "child") spawn("sleep", ["1000"]);
  if (how === "detached") spawn("sleep", ["1000"], { detached: true, stdio: "ignore" }).unref();
  if (how === "setsid") spawn("setsid", ["sh", "-c", "sleep 1000 & exec sleep 1000"], { detached: true, stdio: "ignore" }).unref();
  if (how === "daemon") spawn("sh", ["-c", "(setsid sh -c 'trap \"\" TERM HUP INT; sleep 1000' >/dev/null 2>&1 &) ; exit 0"], { detached: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (fail) process.exit(9);
  return how;
};
