import { dateTime, dateTimeMs } from "../format/time";

/** A moment in the reader's time zone. */
export function Time({ at }: { readonly at: number }): React.JSX.Element {
  return (
    <time className="number" dateTime={new Date(at).toISOString()} title={dateTimeMs(at)}>
      {dateTime(at)}
    </time>
  );
}
