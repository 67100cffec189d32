import { arrayAt, isObject, objectAt, textAt, type Json, type JsonObject } from "../api/json";
import { ruleLabel } from "./choice";
import { STATE_TYPES, type StateEdge, type StateGraph, type StateNode, type StateType } from "./graph";
import { subtitle } from "./subtitle";

/** Reads a definition in either query language. What is malformed is left out: a definition is shown as far as it goes. */
export function readDefinition(definition: Json): StateGraph {
  return isObject(definition) ? readGraph(definition, "") : { startAt: undefined, nodes: [], edges: [] };
}

function readGraph(machine: JsonObject, prefix: string): StateGraph {
  const states = Object.entries(objectAt(machine, "States")).flatMap(([name, state]) =>
    isObject(state) ? [{ name, state }] : [],
  );
  const ids = new Map(states.map(({ name }) => [name, prefix + name]));
  const startAt = textAt(machine, "StartAt");
  return {
    startAt: startAt === undefined ? undefined : ids.get(startAt),
    nodes: states.map(({ name, state }) => readNode(prefix + name, name, state)),
    edges: states.flatMap(({ name, state }) => readEdges(prefix + name, state, ids)),
  };
}

function readNode(id: string, name: string, state: JsonObject): StateNode {
  const type = stateType(textAt(state, "Type"));
  return {
    id,
    name,
    type,
    subtitle: subtitle(type, state),
    ends: type === "Succeed" || (type !== "Fail" && type !== "Choice" && state["End"] === true),
    children: readChildren(id, type, state),
    definition: state,
  };
}

function stateType(text: string | undefined): StateType {
  return STATE_TYPES.find((known) => known === text) ?? "Unknown";
}

function readChildren(id: string, type: StateType, state: JsonObject): readonly StateGraph[] {
  if (type === "Parallel") {
    return arrayAt(state, "Branches").flatMap((branch, index) =>
      isObject(branch) ? [readGraph(branch, `${id}[${index}]/`)] : [],
    );
  }
  if (type === "Map") {
    const processor = state["ItemProcessor"] ?? state["Iterator"];
    return isObject(processor) ? [readGraph(processor, `${id}/`)] : [];
  }
  return [];
}

type Exit = Pick<StateEdge, "kind" | "label"> & { readonly next: string };

function readEdges(source: string, state: JsonObject, ids: ReadonlyMap<string, string>): readonly StateEdge[] {
  const edges = exits(state).flatMap(({ next, kind, label }) => {
    const target = ids.get(next);
    return target === undefined ? [] : [{ id: `${source}>${kind}>${target}`, source, target, kind, label }];
  });
  return mergeEqual(edges);
}

function exits(state: JsonObject): readonly Exit[] {
  const all: Exit[] = [];
  const add = (next: string | undefined, kind: StateEdge["kind"], label?: string): void => {
    if (next !== undefined) all.push({ next, kind, label });
  };
  if (textAt(state, "Type") === "Choice") {
    for (const rule of arrayAt(state, "Choices")) {
      if (isObject(rule)) add(textAt(rule, "Next"), "choice", ruleLabel(rule));
    }
    add(textAt(state, "Default"), "default", "Default");
  } else {
    add(textAt(state, "Next"), "next");
  }
  for (const catcher of arrayAt(state, "Catch")) {
    if (isObject(catcher)) add(textAt(catcher, "Next"), "catch", catchLabel(catcher));
  }
  return all;
}

function catchLabel(catcher: JsonObject): string {
  const errors = arrayAt(catcher, "ErrorEquals").filter((error) => typeof error === "string");
  return `Catch ${errors.join(", ")}`.trim();
}

/** Several rules that lead to the same state are one line with all their labels. */
function mergeEqual(edges: readonly StateEdge[]): readonly StateEdge[] {
  const merged = new Map<string, StateEdge>();
  for (const edge of edges) {
    const known = merged.get(edge.id);
    const label = [known?.label, edge.label].filter((part) => part !== undefined).join(" or ");
    merged.set(edge.id, { ...edge, label: label === "" ? undefined : label });
  }
  return [...merged.values()];
}
