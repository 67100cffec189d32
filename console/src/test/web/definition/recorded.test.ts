import ELK from "elkjs/lib/elk.bundled.js";
import { describe, expect, test } from "vitest";
import { allNodes } from "../../../main/web/definition/graph";
import { layOut, type Box } from "../../../main/web/definition/layout";
import { readDefinition } from "../../../main/web/definition/read";
import { casesIn, corpus } from "../corpus";

const elk = new ELK();
const definitions = [
  ...casesIn(corpus("real-world")),
  ...casesIn(corpus("cases")),
].map(({ name, content }) => ({ name, definition: content["definition"] ?? null }));

if (definitions.length === 0) test.skip("the recorded definitions (their folder is absent)", () => undefined);
describe.skipIf(definitions.length === 0)("every recorded definition", () => {
  test.each(definitions)("$name is laid out without overlap", async ({ definition }) => {
    const graph = readDefinition(definition);
    const layout = await layOut(graph, (root) => elk.layout(root));

    expect(graph.nodes.length).toBeGreaterThan(0);
    expect(layout.nodes.length).toBe(allNodes(graph).length);
    for (const { points } of layout.edges) expect(points.length).toBeGreaterThan(1);
    const leaves = layout.nodes.filter(({ node }) => node.children.length === 0);
    for (const [index, one] of leaves.entries()) {
      for (const other of leaves.slice(index + 1)) {
        expect(overlap(one.box, other.box), `${one.node.id} and ${other.node.id}`).toBe(false);
      }
    }
  });
});

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
