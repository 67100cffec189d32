import type { JsonObject } from "../api/json";

/** The states of a definition as nodes and what leads from one to the other as edges; containers hold graphs of their own. */
export interface StateGraph {
  readonly startAt: string | undefined;
  readonly nodes: readonly StateNode[];
  readonly edges: readonly StateEdge[];
}

export const STATE_TYPES = ["Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"] as const;
export type StateType = (typeof STATE_TYPES)[number] | "Unknown";

export interface StateNode {
  /** The names on the way to it: `Ship`, `Both[0]/Ship`, `Each/Ship`. */
  readonly id: string;
  readonly name: string;
  readonly type: StateType;
  /** Says more than the type where there is more: the service of a Task, the seconds of a Wait. */
  readonly subtitle: string;
  readonly ends: boolean;
  /** The branches of a Parallel, the one processor of a Map. */
  readonly children: readonly StateGraph[];
  /** The state as written. */
  readonly definition: JsonObject;
}

export type EdgeKind = "next" | "choice" | "default" | "catch";

export interface StateEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  readonly label: string | undefined;
}

/** All nodes of the graph, each before those inside of it. */
export function allNodes(graph: StateGraph): readonly StateNode[] {
  return graph.nodes.flatMap((node) => [node, ...node.children.flatMap(allNodes)]);
}
