import { dateTimeMs, offset } from "../format/time";
import { words } from "../format/words";
import type { Visit } from "../history/tree";
import type { EventRow } from "./eventRows";
import { eventTone } from "./eventRows";
import { EventDetails } from "./EventDetails";

interface Props {
  readonly row: EventRow;
  readonly startedAt: number;
  readonly open: boolean;
  readonly toggle: (id: number) => void;
  readonly chooseVisit: (visit: Visit) => void;
}

/** One event; unfolded, a second row tells its details. */
export function EventLine({ row, startedAt, open, toggle, chooseVisit }: Props): React.JSX.Element {
  const { event, visit } = row;
  const scope = visit?.scope;
  return (
    <>
      <tr className={open ? "event-open" : undefined}>
        <td className="number">{event.id}</td>
        <td>
          <button
            type="button"
            className={`event-type tone-${eventTone(event.type)}`}
            aria-expanded={open}
            title={event.type}
            onClick={() => toggle(event.id)}
          >
            <span className="json-arrow" aria-hidden="true" />
            {words(event.type)}
          </button>
        </td>
        <td>
          {visit !== undefined && (
            <button type="button" className="event-state" title={visit.name} onClick={() => chooseVisit(visit)}>
              {visit.name}
              {scope?.kind === "iteration" && <span className="quiet"> #{scope.index}</span>}
            </button>
          )}
        </td>
        <td className="number wide-only">{event.previousEventId === 0 ? "–" : event.previousEventId}</td>
        <td className="number">
          <time dateTime={new Date(event.timestamp).toISOString()} title={dateTimeMs(event.timestamp)}>
            {offset(event.timestamp - startedAt)}
          </time>
        </td>
      </tr>
      {open && (
        <tr className="event-details">
          <td colSpan={5}>
            <EventDetails event={event} />
          </td>
        </tr>
      )}
    </>
  );
}
