import type { Connection } from "../watch/connection";

/** Says that what is shown may be old. Always there, so that a screen reader hears the change. */
export function Away({ connection }: { readonly connection: Connection }): React.JSX.Element {
  return (
    <div className="away-place" role="status">
      {connection === "away" && (
        <p className="away">
          <span className="loading-mark" aria-hidden="true" />
          Server away – reconnecting. What you see is the last it told.
        </p>
      )}
    </div>
  );
}
