import { numberAt, objectAt, textAt, type JsonObject } from "../api/json";
import { stripJsonata } from "./choice";
import type { StateType } from "./graph";

/** The second line of a state's box. */
export function subtitle(type: StateType, state: JsonObject): string {
  switch (type) {
    case "Task":
      return taskSubtitle(state);
    case "Wait":
      return waitSubtitle(state);
    case "Fail":
      return textAt(state, "Error") ?? "Fail";
    case "Map":
      return textAt(objectAt(objectAt(state, "ItemProcessor"), "ProcessorConfig"), "Mode") === "DISTRIBUTED"
        ? "Distributed Map"
        : "Map";
    case "Unknown":
      return textAt(state, "Type") ?? "no type";
    case "Pass":
    case "Choice":
    case "Succeed":
    case "Parallel":
      return type;
  }
}

function taskSubtitle(state: JsonObject): string {
  const resource = textAt(state, "Resource") ?? "";
  const integration = /^arn:[^:]*:states:[^:]*:[^:]*:(?!activity:)(.+)$/.exec(resource)?.[1];
  if (integration !== undefined) {
    const name = functionName(textAt(objectAt(state, "Parameters"), "FunctionName"))
      ?? functionName(textAt(objectAt(state, "Arguments"), "FunctionName"));
    return name === undefined ? integration : `${integration.replace(/^lambda:invoke/, "function")} ${name}`;
  }
  const activity = /:activity:(.+)$/.exec(resource)?.[1];
  if (activity !== undefined) return `activity ${activity}`;
  const called = functionName(resource);
  return called === undefined ? "Task" : `function ${called}`;
}

/** Of `arn:…:function:NAME:ALIAS` or a bare name, the name. */
function functionName(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  return /:function:([^:]+)/.exec(text)?.[1] ?? (text.startsWith("arn:") ? undefined : text);
}

function waitSubtitle(state: JsonObject): string {
  const seconds = numberAt(state, "Seconds");
  if (seconds !== undefined) return `Wait ${seconds} s`;
  const written = textAt(state, "Seconds");
  if (written !== undefined) return `Wait ${stripJsonata(written)} s`;
  const path = textAt(state, "SecondsPath");
  if (path !== undefined) return `Wait ${path} s`;
  const until = textAt(state, "Timestamp") ?? textAt(state, "TimestampPath");
  return until === undefined ? "Wait" : `Wait until ${stripJsonata(until)}`;
}
