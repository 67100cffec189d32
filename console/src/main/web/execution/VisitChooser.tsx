import { outcomeLook } from "../format/outcome";
import type { Visit } from "../history/tree";
import { LISTED_AT_MOST, NumberChooser } from "../ui/NumberChooser";

interface Props {
  readonly visits: readonly Visit[];
  readonly chosen: Visit;
  /** Undefined: the last, also when there will be more. */
  readonly choose: (id: number | undefined) => void;
}

/** Which visit is shown, of a state in a loop or in several iterations. */
export function VisitChooser({ visits, chosen, choose }: Props): React.JSX.Element {
  if (visits.length > LISTED_AT_MOST) {
    return (
      <div className="visit-chooser">
        Visit
        <NumberChooser
          label="Visit"
          from={1}
          to={visits.length}
          value={visits.indexOf(chosen) + 1}
          choose={(number) => choose(number === undefined ? undefined : visits[number - 1]?.id)}
        />
        of {visits.length.toLocaleString("en-US")}
      </div>
    );
  }
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
