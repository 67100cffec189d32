import type { ExecutionSummary } from "../api/shapes";
import { statusLook } from "../format/outcome";
import { executionRoute } from "../route/route";
import { Badge } from "../ui/Badge";
import { Elapsed } from "../ui/Elapsed";
import { Link } from "../ui/Link";
import { Time } from "../ui/Time";

export function ExecutionTable({ executions }: { readonly executions: readonly ExecutionSummary[] }): React.JSX.Element {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Status</th>
          <th scope="col">Started</th>
          <th scope="col">Duration</th>
        </tr>
      </thead>
      <tbody>
        {executions.map((execution) => (
          <tr key={execution.executionArn}>
            <th scope="row">
              <Link to={executionRoute(execution.executionArn)}>{execution.name}</Link>
            </th>
            <td data-label="Status">
              <Badge look={statusLook(execution.status)} />
            </td>
            <td data-label="Started">
              <Time at={execution.startDate} />
            </td>
            <td data-label="Duration">
              <Elapsed from={execution.startDate} to={execution.stopDate} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
