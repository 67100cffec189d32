// aws-local-stepfunctions, the interpreter alone: one execution after the other. Arguments: definition, input, both JSON.
// Each line on standard input asks for a round of so many seconds; the answer is the executions a second.
import { createInterface } from 'node:readline';
import { StateMachine } from 'aws-local-stepfunctions';

const [, , definition, input] = process.argv;
const machine = new StateMachine(JSON.parse(definition), { validationOptions: { checkPaths: false, checkArn: false } });

for await (const line of createInterface({ input: process.stdin })) {
  const begun = performance.now(), end = begun + 1000 * Number(line);
  let count = 0;
  while (performance.now() < end) {
    await machine.run(JSON.parse(input)).result;
    count++;
  }
  console.log((1000 * count) / (performance.now() - begun));
}
