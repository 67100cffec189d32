import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { recordedDefinitions } from "./corpus.mjs";
import { knownDifferences } from "./known-differences.mjs";
import { otherValidators } from "./other-validators.mjs";
import { roleArn, startServer, watchdog } from "./server.mjs";

const AT_ONCE = 8;

/** Far more than nearly a thousand definitions take. */
const patience = { timeout: 4 * watchdog.timeout };

describe("every recorded definition", patience, () => {
  let server;
  let sfn;
  before(async () => {
    server = await startServer();
    sfn = server.sfn;
  });
  after(() => server.stop());

  const recorded = recordedDefinitions();
  if (recorded.length === 0) test.skip("the recorded definitions (their folder is absent)");

  for (const { folder, definitions } of recorded) {
    test(`of ${folder} is accepted or refused with a reason, and created or not accordingly`, async () => {
      await forEach(definitions, async (definition, index) => {
        const verdict = await verdictOn(definition);
        assert.equal(verdict.result, verdict.diagnostics.length === 0 ? "OK" : "FAIL", definition.id);
        const creation = create(`${folder}-${index}`, definition);
        if (verdict.result === "FAIL") {
          await assert.rejects(creation, { name: "InvalidDefinition", message: refusal(verdict) }, definition.id);
        } else {
          const { stateMachineArn } = await creation;
          const machine = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
          assert.equal(machine.definition, definition.text, definition.id);
          assert.equal(machine.type, definition.type, definition.id);
        }
      });
    });

    for (const [name, errorsOf] of Object.entries(otherValidators)) {
      test(`of ${folder} is judged as by ${name}, or differently for a known reason`, async () => {
        const unknown = [];
        await forEach(definitions, async (definition) => {
          const { diagnostics } = await verdictOn(definition);
          const unexplained = differences(knownDifferences[name], diagnostics, await errorsOf(definition.text));
          if (unexplained.length > 0) unknown.push({ id: definition.id, unexplained });
        });
        assert.deepEqual(unknown, []);
      });
    }
  }

  const verdicts = new Map();
  const verdictOn = (definition) => {
    if (!verdicts.has(definition)) verdicts.set(definition, validate(definition));
    return verdicts.get(definition);
  };

  const validate = ({ type, text }) =>
    sfn.send(new ValidateStateMachineDefinitionCommand({ definition: text, type }));

  const create = (name, { type, text }) =>
    sfn.send(new CreateStateMachineCommand({ name, type, definition: text, roleArn }));
});

/** What only one of the two refuses, and no rule explains. */
function differences(known, ours, theirs) {
  if ((ours.length === 0) === (theirs.length === 0)) return [];
  if (theirs.length === 0) {
    return ours
      .filter((diagnostic) => !known.gantryRefuses.some((rule) => explains(rule, diagnostic)))
      .map(({ code, message, location }) => `only Gantry refuses: ${code}: ${message} at ${location}`);
  }
  const causes = theirs.filter((message) => !known.follows?.test(message));
  return (causes.length > 0 ? causes : theirs)
    .filter((message) => !known.theyRefuse.some((rule) => rule.message.test(message)))
    .map((message) => `only they refuse: ${message}`);
}

const explains = (rule, { code, message, location = "" }) =>
  rule.message.test(`${code}: ${message}`) && (rule.at === undefined || rule.at.test(location));

/** As AWS puts diagnostics into the error of a creation. */
const refusal = ({ diagnostics }) =>
  `Invalid State Machine Definition: '${diagnostics
    .map(({ code, message, location = "null" }) => `${code}: ${message} at ${location}`)
    .join(", ")}'`;

/** A few at once, so that the server commits them together. */
async function forEach(items, work) {
  const rest = items.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [index, item] of rest) await work(item, index);
    }),
  );
}
