import type { Look } from "../format/outcome";
import { SignIcon } from "./SignIcon";

/** A status by sign, word and colour. */
export function Badge({ look }: { readonly look: Look }): React.JSX.Element {
  return (
    <span className={`badge tone-${look.tone}`}>
      <SignIcon sign={look.sign} />
      {look.label}
    </span>
  );
}
