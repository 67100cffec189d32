import { outcomeLook } from "../format/outcome";
import type { Iterations } from "../history/summary";

interface Props {
  readonly name: string;
  readonly iterations: Iterations;
  readonly chosen: number | undefined;
  readonly choose: (index: number | undefined) => void;
}

/** Which iteration of a Map its states are coloured for. */
export function IterationChooser({ name, iterations, chosen, choose }: Props): React.JSX.Element {
  return (
    <select
      className="iteration nodrag nopan"
      aria-label={`Iteration of ${name}`}
      value={chosen ?? "all"}
      onChange={(event) => choose(event.target.value === "all" ? undefined : Number(event.target.value))}
    >
      <option value="all">All</option>
      {iterations.scopes.map((scope) => (
        <option key={`${scope.index} ${scope.parent?.id}`} value={scope.index}>
          #{scope.index} {outcomeLook(scope.outcome).label}
        </option>
      ))}
    </select>
  );
}
