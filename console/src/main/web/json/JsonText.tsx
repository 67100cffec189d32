import { useMemo } from "react";
import { bytes } from "../format/bytes";
import { parseShown } from "../format/source";
import { CopyButton } from "../ui/CopyButton";
import { JsonNode } from "./JsonNode";
import { LongText } from "./LongText";

interface Props {
  readonly title: string;
  /** JSON, or any text. */
  readonly text: string;
  /** How many levels are open at first. */
  readonly open?: number;
}

/** A payload: as a tree where it is JSON, of which only what is unfolded is drawn, however large it is. */
export function JsonText({ title, text, open = 2 }: Props): React.JSX.Element {
  const value = useMemo(() => parseShown(text), [text]);
  return (
    <section className="payload" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="quiet">{bytes(text)}</span>
        <CopyButton text={text} what={title.toLowerCase()} />
      </header>
      <div className="json" tabIndex={0} role="group" aria-label={`${title}, content`}>
        {value === undefined ? <LongText text={text} /> : <JsonNode name={undefined} value={value} open={open} />}
      </div>
    </section>
  );
}
