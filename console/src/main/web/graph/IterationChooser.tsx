import { outcomeLook } from "../format/outcome";
import type { Iterations } from "../history/summary";
import { LISTED_AT_MOST, NumberChooser } from "../ui/NumberChooser";

interface Props {
  readonly name: string;
  readonly iterations: Iterations;
  readonly chosen: number | undefined;
  readonly choose: (index: number | undefined) => void;
}

/** Which iteration of a Map its states are coloured for. */
export function IterationChooser({ name, iterations, chosen, choose }: Props): React.JSX.Element {
  if (iterations.total > LISTED_AT_MOST) {
    return (
      <NumberChooser
        className="iteration nodrag nopan"
        label={`Iteration of ${name}`}
        from={0}
        to={iterations.total - 1}
        value={chosen}
        choose={choose}
        placeholder="All"
      />
    );
  }
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
