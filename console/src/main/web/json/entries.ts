import { ExactNumber, type Shown } from "../format/source";

export interface Entry {
  readonly name: string;
  readonly value: Shown;
}

/** The members or elements of the value; undefined for what has none. */
export function entries(value: Shown): readonly Entry[] | undefined {
  if (value === null || typeof value !== "object" || value instanceof ExactNumber) return undefined;
  return Object.entries(value).map(([name, member]) => ({ name, value: member }));
}

/** How a folded value is hinted at: `{…} 3 members`. */
export function hint(value: Shown, size: number): string {
  if (Array.isArray(value)) return size === 0 ? "[]" : `[…] ${size.toLocaleString("en-US")}`;
  return size === 0 ? "{}" : `{…} ${size.toLocaleString("en-US")}`;
}
