package gantry.states.interpreter;

import gantry.json.Json;
import gantry.json.Payload;
import gantry.states.definition.DataPath;
import gantry.states.definition.NumberSource;
import gantry.states.definition.WaitState;
import gantry.states.expressions.Expression;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The Wait state; what lies in the past does not wait. */
final class Waits {
    private static final long MS_PER_SECOND = 1_000;
    private static final String TIMESTAMP = "Timestamp";

    private Waits() {}

    static void wait(Run run, LiveFrame frame, WaitState state) {
        Payload input = DataFlows.seen(run, frame, state.flow());
        long dueAtMs = dueAtMs(run, state, Scene.of(run, frame, input));
        if (dueAtMs - run.nowMs() > Limits.MAX_WAIT_SECONDS * MS_PER_SECOND) {
            throw StateFailure.runtime("Wait state delay is too long.");
        }
        if (dueAtMs <= run.nowMs()) {
            done(run, frame, state);
        } else {
            frame.phase = Phase.WAITING;
            frame.dueAtMs = dueAtMs;
        }
    }

    /** The time is over. */
    static void done(Run run, LiveFrame frame, WaitState state) {
        Lifecycle.exit(run, frame, DataFlows.passOn(run, frame, state.flow()), state.next());
    }

    private static long dueAtMs(Run run, WaitState state, Scene scene) {
        return switch (state.delay()) {
            case WaitState.Delay.Seconds wait -> run.nowMs() + seconds(wait.seconds(), scene);
            case WaitState.Delay.Until wait -> dueAtMs(wait.timestamp());
            case WaitState.Delay.UntilPath wait -> dueAtMs(timestamp(wait.path(), scene));
            case WaitState.Delay.UntilEvaluated wait -> dueAtMs(timestamp(wait.timestamp(), scene));
        };
    }

    /** To the next whole millisecond; far beyond a year for what no long can hold. */
    private static long dueAtMs(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), 0, Long.MAX_VALUE / (2 * MS_PER_SECOND));
        return seconds * MS_PER_SECOND + Math.ceilDiv(time.getNano(), 1_000_000);
    }

    private static long seconds(NumberSource source, Scene scene) {
        long seconds =
                switch (source) {
                    case NumberSource.Constant constant -> constant.value();
                    case NumberSource.At at -> seconds(at, scene);
                    case NumberSource.Evaluated evaluated ->
                            Evaluations.integer(evaluated, scene, 0, Limits.MAX_SECONDS);
                };
        // One second above the limit is enough to exceed it, and does not overflow.
        return Math.min(seconds, Limits.MAX_WAIT_SECONDS + 1) * MS_PER_SECOND;
    }

    private static long seconds(NumberSource.At at, Scene scene) {
        Object value = scene.find(at.path());
        if (value == null || Scene.isAbsent(value)) {
            throw StateFailure.runtime(
                    "The "
                            + at.field()
                            + " parameter does not reference an input value: "
                            + at.path().text());
        }
        Long seconds = Integers.find(value);
        if (seconds == null || seconds < 0) {
            throw StateFailure.runtime(
                    "The "
                            + at.field()
                            + " parameter "
                            + (seconds == null
                                    ? "cannot be parsed as a long value: "
                                    : "references a negative value: ")
                            + at.path().text()
                            + " == "
                            + text(value));
        }
        return seconds;
    }

    private static Instant timestamp(Expression expression, Scene scene) {
        String text = Evaluations.text(TIMESTAMP, expression, scene);
        Instant time = Timestamps.find(text);
        if (time == null) {
            throw StateFailure.evaluation(
                    TIMESTAMP,
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time"
                            + " format string: "
                            + text);
        }
        return time;
    }

    private static Instant timestamp(DataPath path, Scene scene) {
        Object value = scene.find(path);
        if (Scene.isAbsent(value)) {
            throw StateFailure.runtime(
                    "The TimestampPath parameter does not reference an input value: "
                            + path.text());
        }
        Instant time = Timestamps.find(value);
        if (time == null) {
            throw StateFailure.runtime(
                    "The TimestampPath parameter does not reference a valid ISO-8601 extended"
                            + " offset date-time format string: "
                            + path.text()
                            + " == "
                            + text(value));
        }
        return time;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : Json.print(value);
    }
}
