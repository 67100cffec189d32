import type { Sign } from "../format/outcome";

const PATHS: Readonly<Record<Sign, string>> = {
  circle: "M8 3.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 0 0 0-9.6z",
  spinner: "M8 2.5a5.5 5.5 0 1 1-5.5 5.5",
  check: "M3.2 8.4l3.2 3.2l6.4-7",
  cross: "M4 4l8 8M12 4l-8 8",
  shield: "M8 2l5 1.8v4c0 3-2.2 5-5 6.2c-2.800-1.200-5-3.200-5-6.200v-4zM8 5.200v3.300M8 10.600v.2",
  clock: "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0-11zM8 5v3.300l2.200 1.400",
  stop: "M4 4h8v8H4z",
};

/** Drawn in the colour of the text around it; the label beside it says the same. */
export function SignIcon({ sign }: { readonly sign: Sign }): React.JSX.Element {
  return (
    <svg className={`sign sign-${sign}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[sign]} />
    </svg>
  );
}
