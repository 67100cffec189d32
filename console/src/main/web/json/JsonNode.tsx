import { useMemo, useState } from "react";
import { ExactNumber, type Shown } from "../format/source";
import { count } from "../format/words";
import { entries, hint, type Entry } from "./entries";
import { LongText } from "./LongText";

interface Props {
  /** The member's name or the element's index; none at the root. */
  readonly name: string | undefined;
  readonly value: Shown;
  readonly open: number;
}

/** One line of the tree, and what is below it. */
export function JsonNode({ name, value, open }: Props): React.JSX.Element {
  const members = useMemo(() => entries(value), [value]);
  if (members !== undefined && members.length > 0) {
    return <Folder name={name} value={value} members={members} open={open} />;
  }
  return (
    <div className="json-line">
      {name !== undefined && <span className="json-name">{name}: </span>}
      <Scalar value={value} />
    </div>
  );
}

const STEP = 100;
/** What is open from the beginning is no more than a few thousand lines, whatever the value. */
const OPEN_BELOW_THE_TOP = 25;

function Folder({ name, value, members, open }: Props & { readonly members: readonly Entry[] }): React.JSX.Element {
  const [unfolded, setUnfolded] = useState(
    open > 0 && members.length <= (name === undefined ? STEP : OPEN_BELOW_THE_TOP),
  );
  const [shown, setShown] = useState(STEP);
  return (
    <div>
      <button
        type="button"
        className="json-line json-folder"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span className="json-arrow" aria-hidden="true" />
        {name !== undefined && <span className="json-name">{name}: </span>}
        <span className="json-hint">{unfolded ? (Array.isArray(value) ? "[" : "{") : hint(value, members.length)}</span>
      </button>
      {unfolded && (
        <div className="json-inside">
          {members.slice(0, shown).map((member) => (
            <JsonNode key={member.name} name={member.name} value={member.value} open={open - 1} />
          ))}
          {members.length > shown && (
            <button type="button" className="json-more" onClick={() => setShown(shown + STEP)}>
              show {count(Math.min(STEP, members.length - shown), "more", "more")} of{" "}
              {members.length.toLocaleString("en-US")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Scalar({ value }: { readonly value: Shown }): React.JSX.Element {
  if (value instanceof ExactNumber) return <span className="json-number">{value.text}</span>;
  if (typeof value === "string") {
    return (
      <span className="json-string">
        "<LongText text={value} />"
      </span>
    );
  }
  if (typeof value === "number") return <span className="json-number">{value}</span>;
  if (typeof value === "object" && value !== null) return <span className="json-hint">{hint(value, 0)}</span>;
  return <span className="json-word">{String(value)}</span>;
}
