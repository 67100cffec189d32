import { useState } from "react";
import { count } from "../format/words";

const AT_FIRST = 2000;

/** Text whose greater part comes only when it is asked for. */
export function LongText({ text }: { readonly text: string }): React.JSX.Element {
  const [whole, setWhole] = useState(false);
  if (whole || text.length <= AT_FIRST) return <>{text}</>;
  return (
    <>
      {text.slice(0, AT_FIRST)}…{" "}
      <button type="button" className="json-more" onClick={() => setWhole(true)}>
        show {count(text.length - AT_FIRST, "more character")}
      </button>
    </>
  );
}
