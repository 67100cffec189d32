import type { Failure } from "./failure";
import { isObject, textAt, type JsonObject } from "./json";
import * as parse from "./parse";
import type { ExecutionSummary, Page, StateMachineDescription } from "./shapes";

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Calls one operation of Step Functions by AWS JSON 1.0 on the console's own origin. */
async function call<T>(
  operation: string,
  request: JsonObject,
  read: (answer: unknown) => T,
  signal: AbortSignal,
): Promise<Result<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch("/", {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": `AWSStepFunctions.${operation}`,
      },
      body: JSON.stringify(request),
      signal,
    });
    answer = await response.json().catch(() => undefined);
  } catch {
    return { ok: false, failure: { kind: "away" } };
  }
  return response.ok ? readAnswer(answer, read) : { ok: false, failure: refusal(response, answer) };
}

function readAnswer<T>(answer: unknown, read: (answer: unknown) => T): Result<T> {
  try {
    return { ok: true, value: read(answer) };
  } catch (error) {
    if (error instanceof parse.UnexpectedShape) {
      return { ok: false, failure: { kind: "shape", message: error.message } };
    }
    throw error;
  }
}

/** AWS names the error `com.amazonaws…#Code` or just `Code`. */
function refusal(response: Response, answer: unknown): Failure {
  if (!isObject(answer)) {
    return { kind: "shape", message: `The server answered with the HTTP status ${response.status}.` };
  }
  const type = textAt(answer, "__type") ?? "UnknownError";
  return {
    kind: "aws",
    code: type.slice(type.lastIndexOf("#") + 1),
    message: textAt(answer, "message") ?? textAt(answer, "Message") ?? "",
    httpStatus: response.status,
  };
}

export const EXECUTIONS_PER_PAGE = 50;

export function describeStateMachine(
  stateMachineArn: string,
  signal: AbortSignal,
): Promise<Result<StateMachineDescription>> {
  return call("DescribeStateMachine", { stateMachineArn }, parse.stateMachineDescription, signal);
}

/** The definition as it was when the execution started. */
export function definitionOfExecution(executionArn: string, signal: AbortSignal): Promise<Result<string>> {
  return call("DescribeStateMachineForExecution", { executionArn }, parse.definition, signal);
}

/** Newest first. */
export function listExecutions(
  stateMachineArn: string,
  nextToken: string | undefined,
  signal: AbortSignal,
): Promise<Result<Page<ExecutionSummary>>> {
  const request = {
    stateMachineArn,
    maxResults: EXECUTIONS_PER_PAGE,
    ...(nextToken === undefined ? {} : { nextToken }),
  };
  return call("ListExecutions", request, parse.pageOf("executions", parse.executionSummary), signal);
}
