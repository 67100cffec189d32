// The official SDK, pointed at Gantry. Any credentials do: `auth: open` does not check them.
import { SFNClient } from "@aws-sdk/client-sfn";

export const account = "000000000000";
export const region = "us-east-1";
const endpoint = process.env.GANTRY_URL ?? "http://127.0.0.1:8083";

// What no one catches is told in one sentence.
process.on("uncaughtException", (error) => {
  console.error(
    error.code === "ECONNREFUSED"
      ? `No server answers at ${endpoint}; start it with ./gantry start --config examples/order-fulfilment/gantry.yaml`
      : `${error.name}: ${error.message}`,
  );
  process.exit(1);
});

/** `disableHostPrefix`: else the SDK would call sync-127.0.0.1 for StartSyncExecution, which resolves nowhere. */
export function connect(options = {}) {
  return new SFNClient({
    endpoint,
    region,
    credentials: { accessKeyId: "example", secretAccessKey: "example" },
    disableHostPrefix: true,
    ...options,
  });
}

export function activityArn(name) {
  return `arn:aws:states:${region}:${account}:activity:${name}`;
}

export function stateMachineArn(name) {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}`;
}
