// Runs a Node function on Lambda's Runtime API. The shapes of errors and the search for the handler are those of AWS's own client
// (aws-lambda-ric 4.0.2); callback handlers, which that client has given up, work as in Lambda's Node 20 and 22.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format, types } from "node:util";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const root = "/2018-06-01/runtime/";
const require = createRequire(join(process.env.LAMBDA_TASK_ROOT, "/"));

class RuntimeError extends Error {
  constructor(name, message, stack) {
    super(message);
    this.name = name;
    if (stack) this.stack = stack;
  }
}

// ---- The connection: one, kept alive, requests answered in their order. While the handler runs it does not keep Node alive.

let socket;
let received = Buffer.alloc(0);
const expected = [];

function open() {
  socket = connect({ host, port: Number(port), noDelay: true });
  received = Buffer.alloc(0);
  const mine = socket;
  socket.on("data", (piece) => {
    if (mine !== socket) return;
    received = received.length === 0 ? piece : Buffer.concat([received, piece]);
    readResponses();
  });
  const broken = () => {
    if (mine === socket) giveUp();
  };
  socket.on("error", broken);
  socket.on("close", broken);
}

/** What was asked on this connection and not answered has to be asked on another. */
function giveUp() {
  socket.destroy();
  socket = undefined;
  for (const { reject } of expected.splice(0)) reject(new Error("The Runtime API closed the connection"));
}

function readResponses() {
  while (expected.length > 0) {
    const end = received.indexOf("\r\n\r\n");
    if (end < 0) return;
    const lines = received.toString("latin1", 0, end).split("\r\n");
    const headers = {};
    for (const line of lines.slice(1)) {
      const colon = line.indexOf(":");
      headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    const length = Number(headers["content-length"] ?? 0);
    if (received.length < end + 4 + length) return;
    const body = received.subarray(end + 4, end + 4 + length);
    received = received.subarray(end + 4 + length);
    const status = Number(lines[0].split(" ")[1]);
    expected.shift().resolve({ status, headers, body });
    if (headers.connection === "close") return giveUp();
  }
}

function request(method, path, body, headers = "") {
  if (!socket) open();
  socket.ref();
  const content = body === undefined ? undefined : Buffer.from(body);
  const head =
    `${method} ${root}${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n${headers}` +
    (content ? `Content-Type: application/json\r\nContent-Length: ${content.length}\r\n\r\n` : "\r\n");
  return new Promise((resolve, reject) => {
    expected.push({ resolve, reject });
    socket.cork();
    socket.write(head, "latin1");
    if (content) socket.write(content);
    socket.uncork();
  });
}

/** An answer that the server refuses (too large, too late) or does not take is nothing the function can mend. */
async function post(path, body, errorType) {
  const header = errorType ? `Lambda-Runtime-Function-Error-Type: ${errorType.replace(/[^ -~]/g, "?")}\r\n` : "";
  try {
    await request("POST", path, body, header);
  } catch {
    // The server ended the connection or is gone; asking for the next invocation will tell.
  }
}

async function next() {
  try {
    return await request("GET", "invocation/next");
  } catch {
    return await request("GET", "invocation/next"); // once, on a new connection
  }
}

// ---- Errors

const quoteDelete = (text) => text?.replaceAll("\x7F", "%7F");

function formatError(error) {
  try {
    if (types.isNativeError(error) || error instanceof Error) {
      return {
        errorType: quoteDelete(error.name),
        errorMessage: quoteDelete(error.message),
        trace: quoteDelete(error.stack)?.split("\n") || [],
      };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return {
      errorType: "handled",
      errorMessage:
        "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack",
      trace: [],
    };
  }
}

const postError = (id, error) => {
  const shape = formatError(error);
  return post(`invocation/${encodeURIComponent(id)}/error`, JSON.stringify(shape), String(shape.errorType));
};

function serialize(value) {
  let text;
  try {
    text = JSON.stringify(value === undefined ? null : value);
  } catch {
    throw new RuntimeError("Runtime.JSONStringifyError", "Unable to stringify response body");
  }
  return text === undefined ? "null" : text;
}

// ---- The log: a line is one event, with time, request and level before it

let current;

function patchConsole() {
  const print = (level) => (message, ...more) => {
    const line = [new Date().toISOString(), current?.id ?? "-", level, format(message, ...more)].join("\t");
    process.stdout.write(line.replace(/\n/g, "\r") + "\n");
  };
  for (const level of ["trace", "debug", "info", "warn", "error", "fatal"]) console[level] = print(level.toUpperCase());
  console.log = console.info;
}

function logError(what, error) {
  const shape = formatError(error);
  console.error(what, "\t" + JSON.stringify({ ...shape, trace: undefined, stack: shape.trace }));
}

// ---- The handler

async function load(folder, handlerString) {
  if (handlerString.includes("..")) {
    throw new RuntimeError(
      "Runtime.MalformedHandlerName",
      `'${handlerString}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const name = basename(handlerString);
  const match = name.match(/^([^.]*)\.(.*)$/);
  if (!match) throw new RuntimeError("Runtime.MalformedHandlerName", "Bad handler");
  const moduleRoot = handlerString.slice(0, handlerString.indexOf(name)).replace(/\/$/, "");
  const module = await loadModule(folder, moduleRoot, match[1]);
  const find = (from) => match[2].split(".").reduce((found, key) => (found && typeof found === "object" ? found[key] : undefined), from);
  const handler = find(module) || (module && typeof module === "object" && "default" in module ? find(module.default) : undefined);
  if (!handler) throw new RuntimeError("Runtime.HandlerNotFound", `${handlerString} is undefined or not exported`);
  if (typeof handler !== "function") throw new RuntimeError("Runtime.HandlerNotFound", `${handlerString} is not a function`);
  return handler;
}

async function loadModule(folder, moduleRoot, moduleName) {
  const path = resolve(folder, moduleRoot, moduleName);
  try {
    for (const extension of ["", ".js", ".mjs", ".cjs"]) {
      if (!existsSync(path + extension)) continue;
      if (extension === ".js") return await loadJs(path + extension);
      return await import(pathToFileURL(path + extension).href);
    }
    return require(require.resolve(moduleName, { paths: [folder, join(folder, moduleRoot)] }));
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError("Runtime.UserCodeSyntaxError", String(error), error.stack);
    if (error?.code === "MODULE_NOT_FOUND" || error?.code === "ERR_MODULE_NOT_FOUND") {
      throw new RuntimeError("Runtime.ImportModuleError", String(error));
    }
    throw error;
  }
}

/** As Node itself decides by the nearest package.json; a CommonJS module also answers as the whole of its exports. */
async function loadJs(path) {
  return await import(pathToFileURL(path).href);
}

/** Runs the handler, in whichever of the three styles it is written. */
function run(handler, event, invocation) {
  return new Promise((resolve, reject) => {
    invocation.settle = { resolve, reject };
    const callback = (error, result) => {
      const tell = () => (error === undefined || error === null ? resolve(result) : reject(error));
      // The answer waits until nothing is left to do, unless the handler says otherwise.
      if (invocation.context.callbackWaitsForEmptyEventLoop) invocation.whenEmpty = tell;
      else tell();
    };
    const { context } = invocation;
    context.done = (error, result) => callback(error, result);
    context.succeed = (result) => callback(null, result);
    context.fail = (error) => callback(error ?? "handled");
    const result = handler(event, context, callback);
    if (result !== null && typeof result === "object" && typeof result.then === "function") {
      invocation.promised = true;
      result.then(resolve, reject);
    } else if (handler.length < 3 && invocation.whenEmpty === undefined && result !== undefined) {
      resolve(result);
    }
  });
}

function parseHeader(headers, name) {
  return headers[name] ? JSON.parse(headers[name]) : undefined;
}

function contextOf(headers) {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    callbackWaitsForEmptyEventLoop: true,
    clientContext: parseHeader(headers, "lambda-runtime-client-context"),
    identity: parseHeader(headers, "lambda-runtime-cognito-identity"),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

async function serve(handler) {
  for (;;) {
    const { status, headers, body } = await next();
    if (status !== 200) process.exit(1); // the environment ends
    const context = contextOf(headers);
    const trace = headers["lambda-runtime-trace-id"];
    if (trace) process.env._X_AMZN_TRACE_ID = trace;
    else delete process.env._X_AMZN_TRACE_ID;
    current = { id: context.awsRequestId, context };
    socket?.unref();
    try {
      const answer = serialize(await run(handler, JSON.parse(body.toString()), current));
      // Not awaited: the question for the next invocation goes out with the answer.
      post(`invocation/${encodeURIComponent(current.id)}/response`, answer);
    } catch (error) {
      logError("Invoke Error", error);
      postError(current.id, error);
    }
    current = undefined;
  }
}

/** The function broke outside of what the handler awaits: its invocation fails, and the process with it. */
function die(error, status) {
  logError(error.name === "Runtime.UnhandledPromiseRejection" ? "Unhandled Promise Rejection" : "Uncaught Exception", error);
  const invocation = current;
  if (!invocation) process.exit(status);
  postError(invocation.id, error).finally(() => process.exit(status));
}

process.on("uncaughtException", (error) => die(error, 129));
process.on("unhandledRejection", (reason) => die(new RuntimeError("Runtime.UnhandledPromiseRejection", String(reason)), 128));

// Nothing is left to do: a callback's answer may go; a handler that never answered says nothing any more.
process.on("beforeExit", () => {
  const invocation = current;
  if (!invocation) return;
  if (invocation.whenEmpty) {
    const tell = invocation.whenEmpty;
    invocation.whenEmpty = undefined;
    tell();
  } else if (invocation.promised) {
    invocation.settle.reject(
      new RuntimeError(
        "Runtime.NodeJsExit",
        "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes",
      ),
    );
  } else {
    invocation.settle.resolve(null);
  }
});

patchConsole();
let handler;
try {
  handler = await load(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
} catch (error) {
  logError("Init Error", error);
  const shape = formatError(error);
  await post("init/error", JSON.stringify(shape), String(shape.errorType));
  process.exit(1);
}
serve(handler);
