import type { ExecutionDescription } from "../api/shapes";
import { JsonText } from "../json/JsonText";
import { ErrorText } from "./ErrorText";

/** Input, output, error and cause of the whole execution; a chosen state takes its place. */
export function ExecutionPanel({ execution }: { readonly execution: ExecutionDescription | undefined }): React.JSX.Element {
  return (
    <section className="panel" aria-label="Execution">
      <div className="panel-head">
        <h2>Execution</h2>
      </div>
      <p className="quiet">Choose a state in the graph to see its input and output.</p>
      {execution !== undefined && (
        <>
          <ErrorText error={execution.error} cause={execution.cause} />
          {execution.input !== undefined && <JsonText title="Input" text={execution.input} />}
          {execution.output !== undefined && <JsonText title="Output" text={execution.output} />}
        </>
      )}
    </section>
  );
}
