import { duration, tickingDuration } from "../format/time";
import { useNow } from "../watch/useNow";

interface Props {
  readonly from: number;
  /** Undefined while it goes on. */
  readonly to: number | undefined;
}

/** How long something took, or has been taking so far. */
export function Elapsed({ from, to }: Props): React.JSX.Element {
  return to === undefined ? <Ticking from={from} /> : <span className="number">{duration(to - from)}</span>;
}

function Ticking({ from }: { readonly from: number }): React.JSX.Element {
  const now = useNow();
  return (
    <span className="number" role="timer">
      {tickingDuration(now - from)}
    </span>
  );
}
