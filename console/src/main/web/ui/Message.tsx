import { failureMessage, failureTitle, type Failure } from "../api/failure";

interface Props {
  readonly title: string;
  readonly children?: React.ReactNode;
}

/** What stands where a view has nothing to show. */
export function Message({ title, children }: Props): React.JSX.Element {
  return (
    <div className="message">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Loading({ what }: { readonly what: string }): React.JSX.Element {
  return (
    <div className="message loading" role="status">
      <span className="loading-mark" aria-hidden="true" />
      Loading {what}…
    </div>
  );
}

export function FailureMessage({ failure }: { readonly failure: Failure }): React.JSX.Element {
  return (
    <div className="message message-bad" role="alert">
      <h2>{failureTitle(failure)}</h2>
      <p>{failureMessage(failure)}</p>
    </div>
  );
}
