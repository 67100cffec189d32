import type { NodeProps } from "@xyflow/react";
import { outcomeLook } from "../format/outcome";
import { SignIcon } from "../ui/SignIcon";
import { Counts } from "./Counts";
import { describeNode } from "./describe";
import type { FlowNode } from "./nodes";
import { useReveal } from "./useReveal";

/** A state without states inside. */
export function StateBox({ data }: NodeProps<Extract<FlowNode, { type?: "state" }>>): React.JSX.Element {
  const { placed, standing, chosen, choose } = data;
  const { node } = placed;
  const reveal = useReveal(placed.box);
  const look = outcomeLook(standing.outcome);
  return (
    <button
      type="button"
      className={`state tone-${look.tone}${chosen ? " state-chosen" : ""}`}
      data-status={standing.outcome}
      aria-label={describeNode(node, standing)}
      aria-pressed={chosen}
      title={`${node.name} – ${look.label}`}
      onClick={() => choose(node.id)}
      onFocus={reveal}
    >
      <SignIcon sign={look.sign} />
      <span className="state-text">
        <span className="state-name">{node.name}</span>
        <span className="state-type">{node.subtitle}</span>
      </span>
      <Counts standing={standing} />
    </button>
  );
}
