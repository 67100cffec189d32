package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.states.definition.DataPath;

import org.jspecify.annotations.Nullable;

/**
 * Ends the work of a state; {@link Failures} makes a retry, a caught error or the end of the
 * execution of it.
 */
final class StateFailure extends RuntimeException {
    static final String RUNTIME = "States.Runtime";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private static final long serialVersionUID = 1L;

    private final @Nullable String error;
    private final @Nullable String cause;
    private final Kind kind;
    private final @Nullable String location;

    private StateFailure(@Nullable String error, @Nullable String cause, Kind kind) {
        this(error, cause, kind, null);
    }

    private StateFailure(
            @Nullable String error, @Nullable String cause, Kind kind, @Nullable String location) {
        super(error, null, false, false);
        this.error = error;
        this.cause = cause;
        this.kind = kind;
        this.location = location;
    }

    private enum Kind {
        /** States.Runtime: nothing catches it, and no state or branch is said to have failed. */
        FATAL,
        /** Of a state's own processing; the cause will say which state. */
        PROCESSING,
        /** Of an expression of JSONata, which has an event of its own; else as PROCESSING. */
        EVALUATION,
        /** Of a task: error and cause are passed on as they are. */
        REPORTED,
        /** Given by a Fail state; what it does not give, a caught error does not have. */
        GIVEN,
        /** A task's TimeoutSeconds. */
        TIMED_OUT,
        /** As TIMED_OUT; matches States.HeartbeatTimeout too. */
        HEARTBEAT
    }

    static StateFailure runtime(String cause) {
        return new StateFailure(RUNTIME, cause, Kind.FATAL);
    }

    /** ItemsPath leads to something else than items; of the context object as from there. */
    static StateFailure noArray(DataPath path) {
        String text = path.text();
        return runtime(
                "Reference path \""
                        + (path.source() == DataPath.Source.CONTEXT ? text.substring(1) : text)
                        + "\" must point to array.");
    }

    static StateFailure intrinsic(String cause) {
        return new StateFailure("States.IntrinsicFailure", cause, Kind.PROCESSING);
    }

    /**
     * An expression of JSONata without the value that its field needs.
     *
     * @param location of the field, below the state; null if no one field is to blame
     */
    static StateFailure evaluation(@Nullable String location, String cause) {
        return new StateFailure("States.QueryEvaluationError", cause, Kind.EVALUATION, location);
    }

    static StateFailure resultPathMatch(String cause) {
        return new StateFailure("States.ResultPathMatchFailure", cause, Kind.PROCESSING);
    }

    /**
     * @param name of the state, or what its task calls
     */
    static StateFailure dataLimitExceeded(String name) {
        return reported(DATA_LIMIT_EXCEEDED, dataLimitCause(name));
    }

    static StateFailure variablesTooLarge(String state) {
        return reported(
                DATA_LIMIT_EXCEEDED,
                "The state '"
                        + state
                        + "' assigned variables with a size exceeding the maximum number of bytes"
                        + " service limit.");
    }

    static String dataLimitCause(String name) {
        return "The state/task '"
                + name
                + "' returned a result with a size exceeding the maximum number of bytes service"
                + " limit.";
    }

    static StateFailure reported(@Nullable String error, @Nullable String cause) {
        return new StateFailure(error, cause, Kind.REPORTED);
    }

    static StateFailure given(@Nullable String error, @Nullable String cause) {
        return new StateFailure(error, cause, Kind.GIVEN);
    }

    static StateFailure timedOut() {
        return new StateFailure(TIMEOUT, null, Kind.TIMED_OUT);
    }

    static StateFailure missedHeartbeat() {
        return new StateFailure(TIMEOUT, null, Kind.HEARTBEAT);
    }

    /** This failure with the state named in its cause, once: where it happened. */
    StateFailure at(LiveFrame frame) {
        return switch (kind) {
            case FATAL, PROCESSING, EVALUATION ->
                    settled(
                            "An error occurred while executing the state '"
                                    + frame.state().name()
                                    + "' (entered at the event id #"
                                    + frame.enteredEventId
                                    + "). "
                                    + cause);
            case REPORTED, GIVEN, TIMED_OUT, HEARTBEAT -> this;
        };
    }

    /** As a task's would be from now on; one of a state's own processing with this cause. */
    StateFailure settled(@Nullable String itsCause) {
        return switch (kind) {
            case FATAL -> new StateFailure(error, itsCause, Kind.FATAL);
            case PROCESSING, EVALUATION -> new StateFailure(error, itsCause, Kind.REPORTED);
            case REPORTED, GIVEN, TIMED_OUT, HEARTBEAT -> this;
        };
    }

    /** What a catcher gets: Error and Cause, as recorded where there is none. */
    JsonObject output() {
        return switch (kind) {
            case TIMED_OUT, HEARTBEAT -> JsonObject.of("Error", error, "Cause", "");
            case GIVEN -> {
                JsonObject output = JsonObject.empty();
                if (error != null) {
                    output = output.with("Error", error);
                }
                yield cause == null ? output : output.with("Cause", cause);
            }
            case FATAL, PROCESSING, EVALUATION, REPORTED ->
                    JsonObject.of("Error", error, "Cause", cause);
        };
    }

    @Nullable String error() {
        return error;
    }

    @Nullable String cause() {
        return cause;
    }

    boolean isFatal() {
        return kind == Kind.FATAL;
    }

    /** Whether it has an event of its own: as thrown, not once it is located. */
    boolean isEvaluation() {
        return kind == Kind.EVALUATION;
    }

    @Nullable String location() {
        return location;
    }

    boolean isMissedHeartbeat() {
        return kind == Kind.HEARTBEAT;
    }
}
