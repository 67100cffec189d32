interface Props {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Undefined where none is chosen, if that may be. */
  readonly value: number | undefined;
  readonly choose: (value: number | undefined) => void;
  readonly placeholder?: string;
  readonly className?: string;
}

/** Above this many a list to choose from is no help, and slow. */
export const LISTED_AT_MOST = 300;

/** One number out of many. */
export function NumberChooser({ label, from, to, value, choose, placeholder, className }: Props): React.JSX.Element {
  return (
    <input
      type="number"
      className={className}
      aria-label={label}
      title={`${from} to ${to}`}
      min={from}
      max={to}
      placeholder={placeholder}
      value={value ?? ""}
      onChange={(event) => {
        const number = event.target.valueAsNumber;
        if (Number.isNaN(number)) choose(undefined);
        else if (Number.isInteger(number) && number >= from && number <= to) choose(number);
      }}
    />
  );
}
