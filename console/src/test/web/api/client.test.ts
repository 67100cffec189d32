import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { definitionOfExecution, describeStateMachine, listExecutions } from "../../../main/web/api/client";

interface Answer {
  readonly status: number;
  readonly body: string;
}

let server: Server;
let answer: Answer;
let asked: { readonly target: unknown; readonly body: unknown };

/** A real server; only the origin, which a page has and Node has not, is put before the path. */
beforeEach(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => (text += part.toString()));
    request.on("end", () => {
      asked = { target: request.headers["x-amz-target"], body: JSON.parse(text) };
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const plain = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => plain(`http://127.0.0.1:${port}${path}`, init));
});
afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const signal = () => new AbortController().signal;

test("an answer is read into its shape, times as milliseconds", async () => {
  answer = {
    status: 200,
    body: JSON.stringify({ stateMachineArn: "a", name: "m", type: "EXPRESS", creationDate: 1.25, definition: "{}", more: 1 }),
  };
  expect(await describeStateMachine("a", signal())).toEqual({
    ok: true,
    value: { stateMachineArn: "a", name: "m", type: "EXPRESS", creationDate: 1250, definition: "{}", roleArn: undefined },
  });
  expect(asked).toEqual({ target: "AWSStepFunctions.DescribeStateMachine", body: { stateMachineArn: "a" } });
});

test("the next page is asked for by its token", async () => {
  answer = { status: 200, body: '{"executions": [], "nextToken": "t2"}' };
  expect(await listExecutions("a", "t1", signal())).toEqual({ ok: true, value: { items: [], nextToken: "t2" } });
  expect(asked.body).toEqual({ stateMachineArn: "a", maxResults: 50, nextToken: "t1" });
});

test("a refusal keeps AWS's code and sentence", async () => {
  answer = { status: 400, body: '{"__type": "com.amazonaws.x#ExecutionDoesNotExist", "message": "Execution Does Not Exist"}' };
  expect(await definitionOfExecution("e", signal())).toEqual({
    ok: false,
    failure: { kind: "aws", code: "ExecutionDoesNotExist", message: "Execution Does Not Exist", httpStatus: 400 },
  });
});

test.each([
  [200, "[]", 'no JSON object'],
  [200, '{"name": "m"}', 'no text "stateMachineArn"'],
  [502, "<html>", "HTTP status 502"],
])("HTTP %i with %s cannot be read, and why is told", async (status, body, message) => {
  answer = { status, body };
  const result = await describeStateMachine("a", signal());
  expect(result).toMatchObject({ ok: false, failure: { kind: "shape", message: expect.stringContaining(message) } });
});

test("where nobody answers the server is away", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  expect(await describeStateMachine("a", signal())).toEqual({ ok: false, failure: { kind: "away" } });
});
