import { useDeferredValue, useMemo, useState } from "react";
import { Away } from "../ui/Away";
import { Loading } from "../ui/Message";
import { useTitle } from "../ui/useTitle";
import { browser } from "../watch/connection";
import { watchStateMachines } from "../watch/lists";
import { useStore } from "../watch/useStore";
import { count } from "../format/words";
import { FirstStateMachine } from "./FirstStateMachine";
import { StateMachineTable } from "./StateMachineTable";
import { Unreadable } from "../ui/Unreadable";

/** What the server sends at most: the largest page of ListStateMachines. */
const LISTED = 1000;

export function StateMachinesPage(): React.JSX.Element {
  useTitle("State machines");
  const { items, connection, unreadable } = useStore(useMemo(() => watchStateMachines(browser), []));
  const [filter, setFilter] = useState("");
  const wanted = useDeferredValue(filter.trim().toLowerCase());
  const shown = useMemo(
    () => items?.filter((machine) => machine.name.toLowerCase().includes(wanted)),
    [items, wanted],
  );
  return (
    <div className="page">
      <Away connection={connection} />
      <div className="page-head">
        <h1>State machines</h1>
        {items !== undefined && items.length > 0 && (
          <>
            <span className="quiet">{items.length < LISTED ? count(items.length, "state machine") : `The first ${count(LISTED, "state machine")}`}</span>
            <input
              type="search"
              aria-label="Filter by name"
              placeholder="Filter by name"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </>
        )}
      </div>
      <Unreadable message={unreadable} />
      {shown === undefined ? (
        <Loading what="state machines" />
      ) : items?.length === 0 ? (
        <FirstStateMachine />
      ) : (
        <StateMachineTable machines={shown} />
      )}
    </div>
  );
}
