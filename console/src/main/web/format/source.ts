import type { Json } from "../api/json";

/** A number whose digits a double cannot hold, as it was written. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

export type Shown = ExactNumber | null | boolean | number | string | readonly Shown[] | { readonly [key: string]: Shown };

/** What JSON.parse tells its reviver of a number, in engines that do. */
interface Context {
  readonly source?: string;
}

type Reviver = (key: string, value: Json, context?: Context) => unknown;

/** The value to show; undefined where the text is no JSON. Numbers stay as they were written: `12345678901234567890`, `1.10`. */
export function parseShown(text: string): Shown | undefined {
  const keep: Reviver = (_, value, context) => {
    if (typeof value !== "number" || context?.source === undefined) return value;
    return String(value) === context.source ? value : new ExactNumber(context.source);
  };
  try {
    const value: Shown = JSON.parse(text, keep);
    return value;
  } catch {
    return undefined;
  }
}
