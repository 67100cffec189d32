interface Props {
  readonly name: string;
  readonly children: React.ReactNode;
}

/** One pair of a `<dl className="facts">`. */
export function Fact({ name, children }: Props): React.JSX.Element {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
