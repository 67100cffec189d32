import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import type { EdgeKind, StateEdge, StateGraph, StateNode } from "./graph";

/** What elk is to place, and what its ids stand for. */
export interface ElkInput {
  readonly root: ElkNode;
  readonly nodes: ReadonlyMap<string, StateNode>;
  readonly edges: ReadonlyMap<string, StateEdge>;
}

const LAYERED = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "32",
  "elk.spacing.edgeNode": "20",
  "elk.spacing.edgeEdge": "14",
  "elk.spacing.edgeLabel": "4",
  "elk.layered.spacing.nodeNodeBetweenLayers": "30",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
};
const CONTAINER = { ...LAYERED, "elk.padding": "[top=58,left=18,bottom=18,right=18]" };
const BRANCH = { ...LAYERED, "elk.padding": "[top=16,left=16,bottom=16,right=16]" };
/** Nothing connects the branches: as one component they stand side by side in the order written. */
const BRANCHES = { ...CONTAINER, "elk.separateConnectedComponents": "false", "elk.spacing.nodeNode": "16" };

const ON_THE_LINE = { "elk.edgeLabels.inline": "true" };

/** The usual way goes straight down; what catches and what chooses makes way. */
const straight = (priority: string): Record<string, string> => ({ "elk.layered.priority.straightness": priority });
const PRIORITY: Readonly<Record<EdgeKind, Record<string, string>>> = {
  next: straight("10"),
  default: straight("8"),
  choice: straight("4"),
  catch: straight("1"),
};

const NODE_HEIGHT = 50;
const CHARACTER = 8.4;
const LABEL_CHARACTER = 6.8;
/** Longer labels are cut; the whole text is their tooltip. */
export const LABEL_CHARACTERS = 30;

export function toElk(graph: StateGraph): ElkInput {
  const nodes = new Map<string, StateNode>();
  const edges = new Map<string, StateEdge>();

  const convertGraph = (part: StateGraph): { children: ElkNode[]; edges: ElkExtendedEdge[] } => {
    for (const edge of part.edges) edges.set(edge.id, edge);
    return { children: startFirst(part).map(convertNode), edges: part.edges.map(toElkEdge) };
  };
  const convertNode = (node: StateNode): ElkNode => {
    nodes.set(node.id, node);
    const size = { width: nodeWidth(node), height: NODE_HEIGHT };
    const [first, ...others] = node.children;
    if (first === undefined) return { id: node.id, ...size };
    // The box is as wide as its title at least.
    const minimum = { "elk.nodeSize.constraints": "MINIMUM_SIZE", "elk.nodeSize.minimum": `(${size.width + 130},100)` };
    if (node.type === "Map" && others.length === 0) {
      return { id: node.id, layoutOptions: { ...CONTAINER, ...minimum }, ...convertGraph(first) };
    }
    const branches = node.children.map((child, index) => ({
      id: `@${node.id}[${index}]`,
      layoutOptions: BRANCH,
      ...convertGraph(child),
    }));
    return { id: node.id, layoutOptions: { ...BRANCHES, ...minimum }, children: branches };
  };

  const body = convertGraph(graph);
  const marks = startAndEnd(graph, edges);
  const root: ElkNode = {
    id: "@root",
    layoutOptions: { ...LAYERED, "elk.padding": "[top=12,left=12,bottom=12,right=12]" },
    children: [...marks.start, ...body.children, ...marks.end],
    edges: [...body.edges, ...marks.edges],
  };
  return { root, nodes, edges };
}

/** elk keeps the order of the model where it can, so the first state comes first. */
function startFirst(graph: StateGraph): readonly StateNode[] {
  const first = graph.nodes.filter((node) => node.id === graph.startAt);
  return [...first, ...graph.nodes.filter((node) => node.id !== graph.startAt)];
}

function toElkEdge(edge: StateEdge): ElkExtendedEdge {
  const labels = edge.label === undefined ? [] : [{ text: edge.label, width: labelWidth(edge.label), height: 20, layoutOptions: ON_THE_LINE }];
  return { id: edge.id, sources: [edge.source], targets: [edge.target], labels, layoutOptions: PRIORITY[edge.kind] };
}

function startAndEnd(graph: StateGraph, known: Map<string, StateEdge>): {
  readonly start: ElkNode[];
  readonly end: ElkNode[];
  readonly edges: ElkExtendedEdge[];
} {
  const added: StateEdge[] = [];
  const connect = (source: string, target: string): void => {
    added.push({ id: `${source}>next>${target}`, source, target, kind: "next", label: undefined });
  };
  if (graph.startAt !== undefined) connect("@start", graph.startAt);
  for (const node of graph.nodes) if (node.ends) connect(node.id, "@end");
  for (const edge of added) known.set(edge.id, edge);
  const ends = added.some((edge) => edge.target === "@end");
  return {
    start: graph.startAt === undefined ? [] : [{ id: "@start", width: 56, height: 26 }],
    end: ends ? [{ id: "@end", width: 56, height: 26 }] : [],
    edges: added.map(toElkEdge),
  };
}

function nodeWidth(node: StateNode): number {
  const longest = Math.max(node.name.length * CHARACTER, node.subtitle.length * LABEL_CHARACTER);
  return Math.round(Math.min(280, Math.max(150, longest + 84)));
}

function labelWidth(label: string): number {
  return Math.round(Math.min(label.length, LABEL_CHARACTERS) * LABEL_CHARACTER + 14);
}
