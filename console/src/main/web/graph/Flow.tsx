import { Controls, ReactFlow, ViewportPortal, type NodeTypes, type ReactFlowInstance } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo, useRef } from "react";
import type { Layout } from "../definition/layout";
import type { Summary } from "../history/summary";
import "../style/graph.css";
import { ContainerBox } from "./ContainerBox";
import { Lines } from "./Lines";
import { firstView } from "./lines";
import { BranchFrame, MarkBox } from "./MarkBox";
import { flowNodes, type Choosing, type FlowNode } from "./nodes";
import { StateBox } from "./StateBox";

const NODE_TYPES: NodeTypes = { state: StateBox, container: ContainerBox, mark: MarkBox, branch: BranchFrame };

interface Props extends Choosing {
  readonly layout: Layout;
  readonly summary: Summary;
}

/** The drawing itself: to be moved and magnified; nothing in it can be dragged. */
export function Flow({ layout, summary, chosen, choose, iterations, chooseIteration }: Props): React.JSX.Element {
  const nodes = useMemo(
    () => flowNodes(layout, summary, { chosen, choose, iterations, chooseIteration }),
    [layout, summary, chosen, choose, iterations, chooseIteration],
  );
  const frame = useRef<HTMLDivElement>(null);
  const show = (flow: ReactFlowInstance<FlowNode>): void => {
    const window = frame.current?.getBoundingClientRect();
    if (window !== undefined) void flow.setViewport(firstView(layout, window));
  };
  return (
    <ReactFlow<FlowNode>
      ref={frame}
      nodes={nodes}
      nodeTypes={NODE_TYPES}
      onInit={show}
      fitViewOptions={{ padding: 0.04, maxZoom: 1 }}
      minZoom={0.1}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      zoomOnScroll={false}
      preventScrolling={false}
      proOptions={{ hideAttribution: false }}
      onlyRenderVisibleElements={false}
    >
      <ViewportPortal>
        <Lines layout={layout} summary={summary} />
      </ViewportPortal>
      <Controls orientation="horizontal" showInteractive={false} position="bottom-right" />
    </ReactFlow>
  );
}
