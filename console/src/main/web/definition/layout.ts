import type { ElkEdgeSection, ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import type { StateEdge, StateGraph, StateNode } from "./graph";
import { toElk } from "./elk";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode {
  readonly node: StateNode;
  readonly box: Box;
  /** How many containers it is inside of. */
  readonly depth: number;
}

export interface PlacedEdge {
  readonly edge: StateEdge;
  readonly points: readonly Point[];
  /** Where its label has room. */
  readonly label: Box | undefined;
}

/** Where everything is, in absolute coordinates. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** The dashed frames around the branches of Parallel states. */
  readonly branches: readonly Box[];
  /** The two marks around the root graph. */
  readonly start: Box | undefined;
  readonly end: Box | undefined;
}

/** What places the nodes: elkjs in a worker of the browser, or in this thread. */
export type Place = (graph: ElkNode) => Promise<ElkNode>;

export async function layOut(graph: StateGraph, place: Place): Promise<Layout> {
  const { root, nodes, edges } = toElk(graph);
  return collect(await place(root), nodes, edges);
}

function collect(
  root: ElkNode,
  nodes: ReadonlyMap<string, StateNode>,
  edges: ReadonlyMap<string, StateEdge>,
): Layout {
  const placedNodes: PlacedNode[] = [];
  const placedEdges: PlacedEdge[] = [];
  const branches: Box[] = [];
  let start: Box | undefined;
  let end: Box | undefined;

  const visit = (parent: ElkNode, origin: Point, depth: number): void => {
    for (const child of parent.children ?? []) {
      const box = boxOf(child, origin);
      const node = nodes.get(child.id);
      if (node !== undefined) placedNodes.push({ node, box, depth });
      else if (child.id === "@start") start = box;
      else if (child.id === "@end") end = box;
      else branches.push(box);
      visit(child, box, node === undefined ? depth : depth + 1);
    }
    for (const placed of parent.edges ?? []) {
      const edge = edges.get(placed.id);
      if (edge !== undefined) placedEdges.push(placeEdge(edge, placed, origin));
    }
  };
  visit(root, { x: 0, y: 0 }, 0);
  return {
    width: root.width ?? 0,
    height: root.height ?? 0,
    nodes: placedNodes,
    edges: placedEdges,
    branches,
    start,
    end,
  };
}

function boxOf(node: ElkNode, origin: Point): Box {
  return {
    x: origin.x + (node.x ?? 0),
    y: origin.y + (node.y ?? 0),
    width: node.width ?? 0,
    height: node.height ?? 0,
  };
}

function placeEdge(edge: StateEdge, placed: ElkExtendedEdge, origin: Point): PlacedEdge {
  const shift = ({ x, y }: Point): Point => ({ x: x + origin.x, y: y + origin.y });
  const points = (placed.sections ?? []).flatMap(sectionPoints).map(shift);
  const label = placed.labels?.[0];
  const box =
    label === undefined
      ? undefined
      : {
          ...shift({ x: label.x ?? 0, y: label.y ?? 0 }),
          width: label.width ?? 0,
          height: label.height ?? 0,
        };
  return { edge, points, label: box };
}

function sectionPoints(section: ElkEdgeSection): readonly Point[] {
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
}
