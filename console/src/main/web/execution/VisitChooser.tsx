import { outcomeLook } from "../format/outcome";
import type { Visit } from "../history/tree";

interface Props {
  readonly visits: readonly Visit[];
  readonly chosen: Visit;
  readonly choose: (id: number) => void;
}

/** Which visit is shown, of a state in a loop or in several iterations. */
export function VisitChooser({ visits, chosen, choose }: Props): React.JSX.Element {
  return (
    <label className="visit-chooser">
      Visit
      <select value={chosen.id} onChange={(event) => choose(Number(event.target.value))}>
        {visits.map((visit, index) => (
          <option key={visit.id} value={visit.id}>
            {index + 1} of {visits.length}
            {visit.scope.kind === "iteration" && ` · iteration #${visit.scope.index}`} ·{" "}
            {outcomeLook(visit.outcome).label}
          </option>
        ))}
      </select>
    </label>
  );
}
