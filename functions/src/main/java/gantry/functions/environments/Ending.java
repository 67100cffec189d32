package gantry.functions.environments;

import gantry.functions.processes.ExitReason;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Why an {@link Environment} ends.
 *
 * @param outcome of the invocation that it had, by its request id
 * @param logged lines at that invocation's end
 */
record Ending(Function<String, Outcome> outcome, List<String> logged) {
    /** The server stops, or has enough of them. */
    static final Ending UNNEEDED =
            new Ending(_ -> new Outcome.NotRun("The server stops."), List.of());

    static final Ending OUT_OF_MEMORY =
            new Ending(
                    Failures::outOfMemory,
                    List.of(
                            "Error: Runtime exited with error: signal: killed",
                            "Runtime.OutOfMemory"));

    /** Its runtime could not begin, and said why. */
    static Ending saying(byte[] error) {
        return new Ending(
                _ -> new Outcome.Failed(new String(error, StandardCharsets.UTF_8)), List.of());
    }

    static Ending exited(ExitReason reason) {
        return new Ending(
                requestId -> Failures.exited(requestId, reason),
                List.of("Error: " + Failures.exitWords(reason), "Runtime.ExitError"));
    }

    static Ending timedOut(int seconds) {
        return new Ending(
                requestId -> Failures.timedOut(requestId, seconds),
                List.of(Failures.timeoutWords(seconds)));
    }
}
