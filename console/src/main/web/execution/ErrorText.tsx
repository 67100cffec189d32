import { isObject, parseJson } from "../api/json";
import { JsonText } from "../json/JsonText";
import { LongText } from "../json/LongText";

interface Props {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** Error and cause; functions put JSON into the cause. */
export function ErrorText({ error, cause }: Props): React.JSX.Element | null {
  if (error === undefined && cause === undefined) return null;
  const structured = cause !== undefined && isObject(parseJson(cause));
  return (
    <section className="error" aria-label="Error">
      <dl>
        <dt>Error</dt>
        <dd className="error-name">{error ?? "–"}</dd>
        {cause !== undefined && !structured && (
          <>
            <dt>Cause</dt>
            <dd className="error-cause">
              <LongText text={cause} />
            </dd>
          </>
        )}
      </dl>
      {structured && <JsonText title="Cause" text={cause} />}
    </section>
  );
}
