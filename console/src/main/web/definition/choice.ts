import { arrayAt, isObject, textAt, type Json, type JsonObject } from "../api/json";

/** Comparisons whose names are no plain signs. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["Equals", "="],
  ["LessThan", "<"],
  ["GreaterThan", ">"],
  ["LessThanEquals", "≤"],
  ["GreaterThanEquals", "≥"],
  ["Matches", "matches"],
]);
const COMPARISON = /^(String|Numeric|Boolean|Timestamp)(LessThanEquals|GreaterThanEquals|LessThan|GreaterThan|Equals|Matches)(Path)?$/;
const TEST = /^Is(Null|Present|Numeric|String|Boolean|Timestamp)$/;

/** A rule of a Choice as a person would say it: `$.total > 100`. */
export function ruleLabel(rule: JsonObject): string {
  const condition = textAt(rule, "Condition");
  if (condition !== undefined) return stripJsonata(condition);
  if ("And" in rule) return joined(rule, "And", " and ");
  if ("Or" in rule) return joined(rule, "Or", " or ");
  const not = rule["Not"];
  if (isObject(not)) return `not (${ruleLabel(not)})`;
  return comparison(rule);
}

export function stripJsonata(text: string): string {
  const inside = /^\{%([\s\S]*)%\}$/.exec(text.trim())?.[1];
  return (inside ?? text).trim().replace(/\s+/g, " ");
}

function joined(rule: JsonObject, key: "And" | "Or", word: string): string {
  return arrayAt(rule, key)
    .map((part) => (isObject(part) ? ruleLabel(part) : "?"))
    .map((text, _, all) => (all.length > 1 && / (and|or) /.test(text) ? `(${text})` : text))
    .join(word);
}

function comparison(rule: JsonObject): string {
  const variable = textAt(rule, "Variable") ?? "?";
  for (const [key, value] of Object.entries(rule)) {
    const operator = COMPARISON.exec(key)?.[2];
    if (operator !== undefined) return `${variable} ${SIGNS.get(operator) ?? operator} ${operand(value)}`;
    const test = TEST.exec(key)?.[1];
    if (test !== undefined) return `${variable} is ${value === false ? "not " : ""}${test.toLowerCase()}`;
  }
  return variable;
}

function operand(value: Json): string {
  if (typeof value === "string") return value.startsWith("$") ? value : `"${value}"`;
  return JSON.stringify(value) ?? "?";
}
