import { useState } from "react";
import type { StateMachineSummary } from "../api/shapes";
import { Link } from "../ui/Link";
import { Time } from "../ui/Time";

const STEP = 200;

/** Names, newest in the server's order; a long list is drawn in parts. */
export function StateMachineTable({ machines }: { readonly machines: readonly StateMachineSummary[] }): React.JSX.Element {
  const [shown, setShown] = useState(STEP);
  if (machines.length === 0) return <p className="quiet">No state machine has this in its name.</p>;
  return (
    <>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
          {machines.slice(0, shown).map((machine) => (
            <tr key={machine.stateMachineArn}>
              <th scope="row">
                <Link to={{ page: "stateMachine", arn: machine.stateMachineArn }}>{machine.name}</Link>
              </th>
              <td data-label="Type">{machine.type === "EXPRESS" ? "Express" : "Standard"}</td>
              <td data-label="Created">
                <Time at={machine.creationDate} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {machines.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
          Show more
        </button>
      )}
    </>
  );
}
