import type { Node } from "@xyflow/react";
import type { Box, Layout, PlacedNode } from "../definition/layout";
import { NOT_STARTED, type ChosenIterations, type Standing, type Summary } from "../history/summary";

export interface StateData extends Record<string, unknown> {
  readonly placed: PlacedNode;
  readonly standing: Standing;
  readonly chosen: boolean;
  readonly choose: (id: string) => void;
  /** Of a Map: the iteration looked at, and what changes it. */
  readonly iteration: number | undefined;
  readonly chooseIteration: ((id: string, index: number | undefined) => void) | undefined;
}

export interface MarkData extends Record<string, unknown> {
  readonly text: string;
}

export type FlowNode = Node<StateData, "state"> | Node<StateData, "container"> | Node<MarkData, "mark" | "branch">;

export interface Choosing {
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
  readonly iterations: ChosenIterations;
  readonly chooseIteration: ((id: string, index: number | undefined) => void) | undefined;
}

/** Everything that is drawn as a box, in absolute coordinates; by their z-index, containers lie below what is inside. */
export function flowNodes(layout: Layout, summary: Summary, choosing: Choosing): FlowNode[] {
  const frames = layout.branches.map((box, index) => frame(`@branch${index}`, "branch", "", box));
  const marks = [
    ...(layout.start === undefined ? [] : [frame("@start", "mark", "Start", layout.start)]),
    ...(layout.end === undefined ? [] : [frame("@end", "mark", "End", layout.end)]),
  ];
  const states = layout.nodes.map((placed) => stateNode(placed, summary, choosing));
  // In the order of the definition, which is the order of the Tab key.
  return [...frames, ...states, ...marks];
}

function stateNode(placed: PlacedNode, summary: Summary, choosing: Choosing): Extract<FlowNode, { data: StateData }> {
  const { id, children } = placed.node;
  const data: StateData = {
    placed,
    standing: summary.standings.get(id) ?? NOT_STARTED,
    chosen: choosing.chosen === id,
    choose: choosing.choose,
    iteration: choosing.iterations.get(id),
    chooseIteration: choosing.chooseIteration,
  };
  const container = children.length > 0;
  const place = { id, ...placement(placed.box), data };
  return container
    ? { ...place, type: "container", zIndex: placed.depth }
    : { ...place, type: "state", zIndex: 100 };
}

function frame(id: string, type: "mark" | "branch", text: string, box: Box): FlowNode {
  return { id, type, data: { text }, zIndex: type === "mark" ? 100 : 50, ...placement(box) };
}

function placement(box: Box): Pick<Node, "position" | "width" | "height" | "initialWidth" | "initialHeight"> {
  return {
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    initialWidth: box.width,
    initialHeight: box.height,
  };
}
