import { arrayAt, isObject, numberAt, textAt, type JsonObject } from "./json";
import {
  EXECUTION_STATUSES,
  type ExecutionDescription,
  type ExecutionStatus,
  type ExecutionSummary,
  type HistoryEvent,
  type Page,
  type StateMachineDescription,
  type StateMachineSummary,
  type StateMachineType,
} from "./shapes";

/** An answer that has not the shape it should have; the message names the member. */
export class UnexpectedShape extends Error {}

function requireText(object: JsonObject, key: string): string {
  const value = textAt(object, key);
  if (value === undefined) throw new UnexpectedShape(`The server's answer has no text "${key}".`);
  return value;
}

function requireNumber(object: JsonObject, key: string): number {
  const value = numberAt(object, key);
  if (value === undefined) throw new UnexpectedShape(`The server's answer has no number "${key}".`);
  return value;
}

function requireObject(value: unknown): JsonObject {
  if (!isObject(value)) throw new UnexpectedShape("The server's answer is no JSON object.");
  return value;
}

/** AWS writes times as seconds with a fraction. */
function millis(seconds: number): number {
  return Math.round(seconds * 1000);
}

function optionalMillis(object: JsonObject, key: string): number | undefined {
  const seconds = numberAt(object, key);
  return seconds === undefined ? undefined : millis(seconds);
}

function machineType(text: string): StateMachineType {
  if (text === "STANDARD" || text === "EXPRESS") return text;
  throw new UnexpectedShape(`The server named the unknown state machine type "${text}".`);
}

function executionStatus(text: string): ExecutionStatus {
  const status = EXECUTION_STATUSES.find((known) => known === text);
  if (status === undefined) throw new UnexpectedShape(`The server named the unknown status "${text}".`);
  return status;
}

export function stateMachineSummary(value: unknown): StateMachineSummary {
  const object = requireObject(value);
  return {
    stateMachineArn: requireText(object, "stateMachineArn"),
    name: requireText(object, "name"),
    type: machineType(requireText(object, "type")),
    creationDate: millis(requireNumber(object, "creationDate")),
  };
}

export function stateMachineDescription(value: unknown): StateMachineDescription {
  const object = requireObject(value);
  return {
    ...stateMachineSummary(object),
    definition: requireText(object, "definition"),
    roleArn: textAt(object, "roleArn"),
  };
}

export function definition(value: unknown): string {
  return requireText(requireObject(value), "definition");
}

export function executionSummary(value: unknown): ExecutionSummary {
  const object = requireObject(value);
  return {
    executionArn: requireText(object, "executionArn"),
    stateMachineArn: requireText(object, "stateMachineArn"),
    name: requireText(object, "name"),
    status: executionStatus(requireText(object, "status")),
    startDate: millis(requireNumber(object, "startDate")),
    stopDate: optionalMillis(object, "stopDate"),
  };
}

export function executionDescription(value: unknown): ExecutionDescription {
  const object = requireObject(value);
  return {
    ...executionSummary(object),
    input: textAt(object, "input"),
    output: textAt(object, "output"),
    error: textAt(object, "error"),
    cause: textAt(object, "cause"),
  };
}

export function historyEvent(value: unknown): HistoryEvent {
  const object = requireObject(value);
  const member = Object.keys(object).find((key) => key.endsWith("EventDetails"));
  const details = member === undefined ? undefined : object[member];
  return {
    id: requireNumber(object, "id"),
    previousEventId: numberAt(object, "previousEventId") ?? 0,
    type: requireText(object, "type"),
    timestamp: millis(numberAt(object, "timestamp") ?? 0),
    details: isObject(details) ? details : {},
  };
}

/** The items of the list under the key, each read by the given function. */
export function listOf<T>(key: string, item: (value: unknown) => T): (value: unknown) => readonly T[] {
  return (value) => arrayAt(requireObject(value), key).map(item);
}

export function pageOf<T>(key: string, item: (value: unknown) => T): (value: unknown) => Page<T> {
  return (value) => ({
    items: listOf(key, item)(value),
    nextToken: textAt(requireObject(value), "nextToken"),
  });
}

export const stateMachineList = listOf("stateMachines", stateMachineSummary);
export const executionList = listOf("executions", executionSummary);
export const eventList = listOf("events", historyEvent);
