import { useState } from "react";

interface Props {
  readonly text: string;
  /** What is copied: `input`. */
  readonly what: string;
}

export function CopyButton({ text, what }: Props): React.JSX.Element {
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  return (
    <button
      type="button"
      className="small-button"
      aria-label={`Copy ${what}`}
      onClick={copy}
      onBlur={() => setCopied("no")}
    >
      <span aria-live="polite">{copied === "no" ? "Copy" : copied === "yes" ? "Copied" : "Not allowed"}</span>
    </button>
  );
}
