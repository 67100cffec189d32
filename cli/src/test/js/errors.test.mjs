import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as sdk from "@aws-sdk/client-sfn";
import { errorCases } from "./error-cases.mjs";
import { crowdedArn, pollers, startErrorWorld } from "./error-world.mjs";
import { listedErrors } from "./listed-errors.mjs";
import { watchdog } from "./server.mjs";

describe("errors through the JavaScript SDK", watchdog, () => {
  let world;
  before(async () => {
    world = await startErrorWorld();
  });
  after(() => world.stop());

  // The cases are known before the world is; only their token is of it.
  for (const [index, [operation, error]] of errorCases("").entries()) {
    test(`${operation} refuses with ${error}`, async () => {
      const [, , input, options] = errorCases(world.token)[index];
      const client = options?.older ? world.olderSfn : world.sfn;
      await assert.rejects(client.send(new sdk[`${operation}Command`](input)), (thrown) => {
        assert.equal(thrown.name, error);
        assert.ok(thrown instanceof exceptionClass(error), `${thrown.constructor.name} of the SDK`);
        assert.equal(thrown.$metadata.httpStatusCode, 400);
        assert.ok(thrown.message && thrown.$metadata.requestId);
        return true;
      });
    });
  }

  test("GetActivityTask refuses with ActivityWorkerLimitExceeded", async () => {
    const others = new AbortController();
    const polls = Array.from({ length: pollers + 1 }, () =>
      world.sfn.send(new sdk.GetActivityTaskCommand({ activityArn: crowdedArn }), { abortSignal: others.signal }),
    );
    await assert.rejects(Promise.race(polls), { name: "ActivityWorkerLimitExceeded" });
    others.abort();
    await Promise.allSettled(polls);
  });

  test("no listed error is forgotten", (context) => {
    const listed = listedErrors();
    if (!listed) return context.skip("no service model");
    const shown = errorCases("").map(([operation, error]) => `${operation} ${error}`);
    shown.push("GetActivityTask ActivityWorkerLimitExceeded");
    assert.deepEqual(shown.toSorted(), listed.errors.toSorted());
  });
});

const exceptionClass = (error) => sdk[error] ?? sdk[`${error}Exception`];
