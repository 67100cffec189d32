package gantry.workflows.simulation;

import static gantry.workflows.simulation.Violation.require;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.arn.ExecutionArn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The history of one execution as it became durable, event by event: that it is well formed, that
 * nothing came before its time, and that each attempt of a task took effect once.
 */
final class Course {
    /** What rounding to milliseconds may cost. */
    private static final long ROUNDING_MS = 20;

    private static final String UNKNOWN = "The server stopped while the task ran";

    private final Books books;
    private final Machines machines;
    final String arn;
    private final String machine;
    private final List<Seen> events = new ArrayList<>();
    private final Set<Long> answered = new HashSet<>();

    /** When the last heartbeat of a started task that counted arrived, by its event. */
    private final Map<Long, Long> heartbeats = new HashMap<>();

    /** When its last end became durable. */
    long endedMicros;

    final Set<Long> endsAtMs = new HashSet<>();
    final Set<Long> redrivesAtMs = new HashSet<>();
    private long begunAtMs;
    private long redrivenEventId;
    private int started;

    /**
     * An event that is durable.
     *
     * @param passedMs how far any clock could have come when it was decided
     * @param life of the process that decided it
     */
    private record Seen(HistoryEvent event, long passedMs, int life) {
        HistoryEventType type() {
            return event.type();
        }

        long number(String member) {
            JsonObject details = event.details();
            return details != null && details.get(member) instanceof Long number ? number : 0;
        }

        String text(String member) {
            JsonObject details = event.details();
            @Nullable Object found = details == null ? null : details.get(member);
            return switch (found) {
                case null -> "";
                case Payload payload -> String.valueOf(payload.value());
                default -> found.toString();
            };
        }

        boolean is(String ending) {
            return type().wireName().endsWith(ending);
        }
    }

    Course(Books books, Machines machines, ExecutionArn arn) {
        this.books = books;
        this.machines = machines;
        this.arn = arn.toString();
        this.machine = arn.machineName();
    }

    long startedAtMs() {
        return events.isEmpty() ? 0 : events.getFirst().event().timestampMs();
    }

    boolean hasEnded() {
        return !events.isEmpty() && isEnd(events.getLast().type());
    }

    /** How many tasks were started. */
    int started() {
        return started;
    }

    /** A heartbeat counted of the task that this event started; it arrived at this time. */
    void beat(long eventId, long passedMs) {
        heartbeats.merge(eventId, passedMs, Math::max);
    }

    void add(HistoryEvent event, long passedMs, int life) {
        var seen = new Seen(event, passedMs, life);
        place(seen);
        events.add(seen);
        switch (event.type()) {
            case EXECUTION_STARTED -> begunAtMs = event.timestampMs();
            case EXECUTION_REDRIVEN -> {
                begunAtMs = event.timestampMs();
                redrivesAtMs.add(event.timestampMs());
                redrivenEventId = event.id();
            }
            case EXECUTION_TIMED_OUT ->
                    require(
                            event.timestampMs() - begunAtMs >= machines.timeoutMs(machine),
                            "An execution does not time out early",
                            at(event));
            case WAIT_STATE_EXITED ->
                    notBefore(
                            seen,
                            walk(event, "WaitStateEntered"),
                            machines.waitMs(machine, seen.text("name")));
            case TASK_STARTED, LAMBDA_FUNCTION_STARTED, ACTIVITY_STARTED -> {
                started++;
                answers(seen);
            }
            case TASK_SCHEDULED, LAMBDA_FUNCTION_SCHEDULED, ACTIVITY_SCHEDULED -> retry(seen);
            case TASK_SUBMITTED -> {
                answers(seen);
                books.submitted(arn, seen.text("output"));
            }
            case TASK_SUCCEEDED, LAMBDA_FUNCTION_SUCCEEDED, ACTIVITY_SUCCEEDED -> {
                answers(seen);
                books.effect(arn, seen.text("output"));
            }
            case TASK_FAILED, TASK_SUBMIT_FAILED, LAMBDA_FUNCTION_FAILED, ACTIVITY_FAILED -> {
                answers(seen);
                failed(seen);
            }
            case TASK_TIMED_OUT, LAMBDA_FUNCTION_TIMED_OUT, ACTIVITY_TIMED_OUT -> {
                answers(seen);
                timedOut(seen);
            }
            default -> {}
        }
        if (event.type() == HistoryEventType.EXECUTION_TIMED_OUT) {
            endsAtMs.add(begunAtMs + machines.timeoutMs(machine)); // its deadline (measured)
        } else if (isEnd(event.type())) {
            endsAtMs.add(event.timestampMs());
        }
    }

    private static boolean isEnd(HistoryEventType type) {
        return switch (type) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_ABORTED, EXECUTION_TIMED_OUT ->
                    true;
            default -> false;
        };
    }

    /** Ids count from 1, parents come before, the time goes on, and the end is the end. */
    private void place(Seen seen) {
        HistoryEvent event = seen.event();
        require(event.id() == events.size() + 1, "Ids count from 1", at(event));
        require(
                event.previousEventId() >= 0 && event.previousEventId() < event.id(),
                "An event points at one before it",
                at(event));
        require(
                (event.id() == 1) == (event.type() == HistoryEventType.EXECUTION_STARTED),
                "A history begins with the start",
                at(event));
        require(
                hasEnded() == (event.type() == HistoryEventType.EXECUTION_REDRIVEN),
                "After the end comes a redrive, and only there",
                at(event));
        require(
                events.isEmpty() || event.timestampMs() >= events.getLast().event().timestampMs(),
                "Time goes on",
                at(event));
    }

    /** What a task's event points at was not answered before. */
    private void answers(Seen seen) {
        HistoryEvent event = seen.event();
        Seen before = before(event);
        require(
                before != null
                        && (before.is("Scheduled")
                                || before.is("Started")
                                || before.is("Submitted"))
                        && answered.add(before.event().id()),
                "A task goes its way once",
                at(event));
    }

    private void failed(Seen seen) {
        String cause = seen.text("cause");
        if (cause.startsWith(UNKNOWN)) {
            Seen before = before(seen.event());
            require(
                    before != null && before.life() < seen.life(),
                    "A task's outcome is unknown only after a crash",
                    at(seen.event()));
        } else if (cause.startsWith("failed ")) {
            books.effect(arn, cause);
        }
    }

    private void retry(Seen seen) {
        Seen before = before(seen.event());
        boolean isAfterFailure =
                before != null
                        && before.event().id() > redrivenEventId
                        && (before.is("Failed") || before.is("TimedOut"));
        if (before != null && isAfterFailure) {
            Seen entered = walk(seen.event(), "TaskStateEntered");
            notBefore(seen, before, machines.retryMs(machine, entered.text("name")));
        }
    }

    /** The history does not say whether it is the task's time or the heartbeat's (recorded). */
    private void timedOut(Seen seen) {
        Seen scheduled = walk(seen.event(), "Scheduled");
        long tookMs = seen.event().timestampMs() - scheduled.event().timestampMs();
        long timeoutMs = 1_000 * scheduled.number("timeoutInSeconds");
        if (timeoutMs > 0 && tookMs >= timeoutMs) {
            notBefore(seen, scheduled, timeoutMs);
            return;
        }
        long heartbeatMs = 1_000 * scheduled.number("heartbeatInSeconds");
        require(heartbeatMs > 0, "What times out has a time", at(seen.event()));
        Seen each = before(seen.event());
        while (each != null && !each.is("Scheduled")) {
            if (each.type() == HistoryEventType.ACTIVITY_STARTED) { // a token's begins before
                notBefore(seen, each, heartbeatMs);
            }
            // In real time only: a heartbeat writes nothing, so that after a crash the clock of
            // turns may be behind it, and the full time begins anew.
            Long beatMs = heartbeats.get(each.event().id());
            require(
                    beatMs == null || seen.passedMs() - beatMs >= heartbeatMs - ROUNDING_MS,
                    "A heartbeat gives its full time",
                    at(seen.event()));
            each = before(each.event());
        }
        notBefore(seen, scheduled, heartbeatMs);
    }

    /** By the times in the history, and by the time that really passed. */
    private void notBefore(Seen seen, Seen since, long ms) {
        require(
                seen.event().timestampMs() - since.event().timestampMs() >= ms,
                "Nothing comes before its time",
                at(seen.event()));
        require(
                seen.passedMs() - since.passedMs() >= ms - ROUNDING_MS,
                "Nothing comes before its time has really passed",
                at(seen.event()));
    }

    private @Nullable Seen before(HistoryEvent event) {
        return event.previousEventId() == 0 ? null : events.get((int) event.previousEventId() - 1);
    }

    /** The nearest event of this kind on the way back. */
    private Seen walk(HistoryEvent from, String kind) {
        Seen each = before(from);
        while (each != null && !each.is(kind)) {
            each = before(each.event());
        }
        if (each == null) {
            throw new Violation("The way back leads to " + kind, at(from));
        }
        return each;
    }

    private String at(HistoryEvent event) {
        return arn + " event " + event.id() + " " + event.type().wireName();
    }
}
