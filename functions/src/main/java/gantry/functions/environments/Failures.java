package gantry.functions.environments;

import gantry.functions.processes.ExitReason;
import gantry.functions.runtimeapi.RuntimeApi;
import gantry.json.Json;
import gantry.json.JsonObject;

import java.util.Locale;

/** Lambda's words for what the function did not say itself. */
final class Failures {
    static Outcome.Failed timedOut(String requestId, int seconds) {
        return failed("Sandbox.Timedout", requestId, timeoutWords(seconds));
    }

    static String timeoutWords(int seconds) {
        return String.format(Locale.ROOT, "Task timed out after %.2f seconds", (double) seconds);
    }

    static Outcome.Failed exited(String requestId, ExitReason reason) {
        return failed("Runtime.ExitError", requestId, exitWords(reason));
    }

    static String exitWords(ExitReason reason) {
        return reason.words().isEmpty()
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + reason.words();
    }

    static Outcome.Failed outOfMemory(String requestId) {
        return failed(
                "Runtime.OutOfMemory", requestId, "Runtime exited with error: signal: killed");
    }

    static Outcome.Failed responseTooLarge() {
        return new Outcome.Failed(
                print(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size ("
                                + RuntimeApi.MAX_RESPONSE_BYTES
                                + " bytes)."));
    }

    private static Outcome.Failed failed(String type, String requestId, String message) {
        return new Outcome.Failed(print(type, "RequestId: " + requestId + " Error: " + message));
    }

    private static String print(String type, String message) {
        return Json.print(JsonObject.of("errorType", type, "errorMessage", message));
    }

    private Failures() {}
}
