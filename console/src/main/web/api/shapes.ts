import type { JsonObject } from "./json";

/** The shapes of AWS's answers that the console reads. Times are milliseconds since 1970. */
export type StateMachineType = "STANDARD" | "EXPRESS";

export const EXECUTION_STATUSES = [
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "TIMED_OUT",
  "ABORTED",
  "PENDING_REDRIVE",
] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

export interface StateMachineSummary {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: StateMachineType;
  readonly creationDate: number;
}

export interface StateMachineDescription extends StateMachineSummary {
  readonly definition: string;
  readonly roleArn: string | undefined;
}

export interface ExecutionSummary {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | undefined;
}

export interface ExecutionDescription extends ExecutionSummary {
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: number;
  /** The one member whose name ends in EventDetails; empty where the type has none. */
  readonly details: JsonObject;
}

/** One page of a list, and the token of the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}
