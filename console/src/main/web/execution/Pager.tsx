import { EVENTS_PER_PAGE } from "./eventRows";

interface Props {
  readonly page: number;
  readonly last: number;
  readonly total: number;
  readonly turn: (page: number) => void;
}

export function Pager({ page, last, total, turn }: Props): React.JSX.Element | null {
  if (last === 0) return null;
  const first = page * EVENTS_PER_PAGE + 1;
  const to = Math.min(total, first + EVENTS_PER_PAGE - 1);
  return (
    <nav className="pager" aria-label="Pages of events">
      <button type="button" className="small-button" disabled={page === 0} onClick={() => turn(0)}>
        First
      </button>
      <button type="button" className="small-button" disabled={page === 0} onClick={() => turn(page - 1)}>
        Previous
      </button>
      <span className="number">
        {first.toLocaleString("en-US")}–{to.toLocaleString("en-US")} of {total.toLocaleString("en-US")}
      </span>
      <button type="button" className="small-button" disabled={page === last} onClick={() => turn(page + 1)}>
        Next
      </button>
      <button type="button" className="small-button" disabled={page === last} onClick={() => turn(last)}>
        Last
      </button>
    </nav>
  );
}
