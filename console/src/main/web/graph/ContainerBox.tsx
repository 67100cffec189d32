import type { NodeProps } from "@xyflow/react";
import { outcomeLook } from "../format/outcome";
import { SignIcon } from "../ui/SignIcon";
import { Counts } from "./Counts";
import { describeIterations, describeNode } from "./describe";
import { IterationChooser } from "./IterationChooser";
import type { FlowNode } from "./nodes";
import { useReveal } from "./useReveal";

/** A Parallel or a Map: a frame whose title chooses it; the states inside are boxes of their own. */
export function ContainerBox({ data }: NodeProps<Extract<FlowNode, { type?: "container" }>>): React.JSX.Element {
  const { placed, standing, chosen, choose, iteration, chooseIteration } = data;
  const { node } = placed;
  const reveal = useReveal(placed.box);
  const look = outcomeLook(standing.outcome);
  const { iterations } = standing;
  return (
    <div className={`container tone-${look.tone}${chosen ? " state-chosen" : ""}`}>
      <div className="container-head">
        <button
          type="button"
          className="container-title"
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
            <span className="state-type">
              {iterations === undefined ? node.subtitle : `${node.subtitle} · ${describeIterations(iterations)}`}
            </span>
          </span>
          <Counts standing={standing} />
        </button>
        {iterations !== undefined && iterations.scopes.length > 0 && chooseIteration !== undefined && (
          <IterationChooser
            name={node.name}
            iterations={iterations}
            chosen={iteration}
            choose={(index) => chooseIteration(node.id, index)}
          />
        )}
      </div>
    </div>
  );
}
