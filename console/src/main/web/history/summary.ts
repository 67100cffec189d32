import type { StateGraph, StateNode } from "../definition/graph";
import { currentScopes, type ExecutionTree, type Outcome, type Scope, type Visit } from "./tree";

/** How one state of the definition stands, in the iterations that are looked at. */
export interface Standing {
  readonly outcome: Outcome | "notStarted";
  /** Every visit, oldest first. */
  readonly visits: readonly Visit[];
  /** The one to show: the last. */
  readonly shown: Visit | undefined;
  /** How often the shown visits were tried again. */
  readonly retries: number;
  /** Of a Map. */
  readonly iterations: Iterations | undefined;
}

export interface Iterations {
  /** How many there are to be; as many as have begun where it is not known. */
  readonly total: number;
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  /** Those that have begun, by index. */
  readonly scopes: readonly Scope[];
}

export interface Summary {
  readonly standings: ReadonlyMap<string, Standing>;
  /** The ids of the states that followed one another, as `source>target`. */
  readonly taken: ReadonlySet<string>;
}

/** By the id of a Map, the index of the one iteration to look at; without it, all. */
export type ChosenIterations = ReadonlyMap<string, number>;

export const NOT_STARTED: Standing = {
  outcome: "notStarted",
  visits: [],
  shown: undefined,
  retries: 0,
  iterations: undefined,
};

export function summarise(graph: StateGraph, tree: ExecutionTree, chosen: ChosenIterations): Summary {
  const standings = new Map<string, Standing>();
  const taken = new Set<string>();
  const walk = (part: StateGraph, scopes: readonly Scope[]): void => {
    const idByName = new Map(part.nodes.map((node) => [node.name, node.id]));
    for (const node of part.nodes) {
      const perScope = scopes.flatMap((scope) => {
        const visits = scope.byName.get(node.name);
        return visits === undefined ? [] : [visits];
      });
      standings.set(node.id, standing(node, perScope));
      noteTaken(node, perScope, idByName, taken);
      const inside = perScope.flatMap((visits) => visits.slice(-1)).flatMap(currentScopes);
      const index = chosen.get(node.id);
      const looked = index === undefined ? inside : inside.filter((scope) => scope.index === index);
      for (const child of node.children) walk(child, looked);
    }
  };
  walk(graph, [tree.root]);
  noteMarks(graph, tree, standings, taken);
  return { standings, taken };
}

function standing(node: StateNode, perScope: readonly (readonly Visit[])[]): Standing {
  const latest = perScope.flatMap((visits) => visits.slice(-1));
  if (latest.length === 0) return NOT_STARTED;
  const visits = perScope.length === 1 ? perScope.flat() : perScope.flat().sort((a, b) => a.id - b.id);
  return {
    outcome: mostTelling(latest.map((visit) => visit.outcome)),
    visits,
    shown: visits.at(-1),
    retries: latest.reduce((sum, visit) => sum + Math.max(0, visit.attempts.length - 1), 0),
    iterations: node.type === "Map" ? countIterations(latest) : undefined,
  };
}

const TELLING: readonly Outcome[] = ["running", "failed", "timedOut", "caught", "aborted", "succeeded"];

/** One colour for many iterations: first what still runs, then what went wrong. */
function mostTelling(outcomes: readonly Outcome[]): Outcome {
  const present = new Set(outcomes);
  return TELLING.find((outcome) => present.has(outcome)) ?? "running";
}

function countIterations(visits: readonly Visit[]): Iterations {
  const scopes = visits.flatMap(currentScopes).sort((a, b) => a.index - b.index);
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of scopes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const announced = visits.reduce((sum, visit) => sum + (visit.length ?? 0), 0);
  return { total: Math.max(announced, scopes.length), counts, scopes };
}

function noteTaken(
  node: StateNode,
  perScope: readonly (readonly Visit[])[],
  idByName: ReadonlyMap<string, string>,
  taken: Set<string>,
): void {
  for (const visit of perScope.flat()) {
    const before = visit.after === undefined ? undefined : idByName.get(visit.after.name);
    if (before !== undefined) taken.add(`${before}>${node.id}`);
  }
}

/** The lines from the start mark and to the end mark. */
function noteMarks(
  graph: StateGraph,
  tree: ExecutionTree,
  standings: ReadonlyMap<string, Standing>,
  taken: Set<string>,
): void {
  const first = tree.root.visits[0];
  if (first !== undefined && graph.startAt !== undefined) taken.add(`@start>${graph.startAt}`);
  if (tree.root.outcome !== "succeeded") return;
  const last = tree.root.visits.at(-1);
  const node = graph.nodes.find((it) => it.name === last?.name);
  if (node !== undefined && standings.get(node.id)?.outcome === "succeeded") taken.add(`${node.id}>@end`);
}

/** The summary of a definition without an execution. */
export const NOTHING_HAPPENED: Summary = { standings: new Map(), taken: new Set() };
