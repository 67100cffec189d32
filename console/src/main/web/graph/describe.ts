import type { StateNode } from "../definition/graph";
import { outcomeLook } from "../format/outcome";
import { count } from "../format/words";
import type { Iterations, Standing } from "../history/summary";

/** What a screen reader says of a state's box: `Charge, Task, Failed, retried 2 times`. */
export function describeNode(node: StateNode, standing: Standing): string {
  const parts = [node.name, node.type, outcomeLook(standing.outcome).label];
  if (standing.retries > 0) parts.push(`retried ${count(standing.retries, "time")}`);
  if (standing.visits.length > 1) parts.push(`visited ${count(standing.visits.length, "time")}`);
  if (standing.iterations !== undefined) parts.push(describeIterations(standing.iterations));
  return parts.join(", ");
}

/** `3/10 done, 1 failed`: done are those that succeeded. */
export function describeIterations({ total, counts }: Iterations): string {
  const failed = (counts.failed ?? 0) + (counts.timedOut ?? 0);
  const parts = [`${counts.succeeded ?? 0}/${total} done`];
  if (failed > 0) parts.push(`${failed} failed`);
  if ((counts.aborted ?? 0) > 0) parts.push(`${counts.aborted} aborted`);
  return parts.join(", ");
}
