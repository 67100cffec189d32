package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whether ErrorEquals names an error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions</a>
 */
final class ErrorNames {
    private ErrorNames() {}

    static boolean match(List<String> errorEquals, StateFailure failure) {
        for (String name : errorEquals) {
            if (matches(name, failure)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String name, StateFailure failure) {
        String error = failure.error();
        return name.equals(error)
                || switch (name) {
                    // Also States.DataLimitExceeded, as recorded; the documentation says not.
                    case "States.ALL" -> !isRuntime(error);
                    case "States.TaskFailed" ->
                            !isRuntime(error) && !StateFailure.TIMEOUT.equals(error);
                    case StateFailure.HEARTBEAT_TIMEOUT -> failure.isMissedHeartbeat();
                    case StateFailure.TIMEOUT -> StateFailure.HEARTBEAT_TIMEOUT.equals(error);
                    default -> false;
                };
    }

    private static boolean isRuntime(@Nullable String error) {
        return StateFailure.RUNTIME.equals(error);
    }
}
