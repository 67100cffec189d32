import type { NodeProps } from "@xyflow/react";
import type { FlowNode } from "./nodes";

type MarkNode = Extract<FlowNode, { type?: "mark" | "branch" }>;

/** Start and end of the whole graph. */
export function MarkBox({ data }: NodeProps<MarkNode>): React.JSX.Element {
  return <div className="mark">{data.text}</div>;
}

/** The dashed frame around one branch of a Parallel. */
export function BranchFrame(_: NodeProps<MarkNode>): React.JSX.Element {
  return <div className="branch-frame" />;
}
