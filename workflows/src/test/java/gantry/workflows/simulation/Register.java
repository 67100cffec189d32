package gantry.workflows.simulation;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.store.Change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which executions were durable when, by id and by name: a name is of one execution at a time, and
 * may be of another once that is removed. And which may be removed.
 */
final class Register {
    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation world;
    private final Map<Long, Entry> byId = new HashMap<>();
    private final Map<ExecutionArn, List<Entry>> byArn = new HashMap<>();

    /** What retention asked to remove, and before when it must have closed for that. */
    private final Map<Long, Long> asked = new HashMap<>();

    /** An execution, durable between two moments. */
    private static final class Entry {
        final Course course;
        final long fromMicros;
        long untilMicros = NEVER;

        Entry(Course course, long fromMicros) {
            this.course = course;
            this.fromMicros = fromMicros;
        }
    }

    Register(Simulation world) {
        this.world = world;
    }

    void opened(ExecutionArn arn, long id, Course course) {
        var entry = new Entry(course, world.agenda.micros());
        byId.put(id, entry);
        byArn.computeIfAbsent(arn, _ -> new ArrayList<>()).add(entry);
    }

    /** How many there ever were. */
    int executions() {
        return byId.size();
    }

    Course course(long id) {
        return entry(id).course;
    }

    private Entry entry(long id) {
        Entry entry = byId.get(id);
        if (entry == null) {
            throw new Violation(
                    "Nothing is said or done of an execution before it is durable", "" + id);
        }
        return entry;
    }

    /** What an answer about this name tells is durable, or was before it was removed. */
    Course require(ExecutionArn arn, Predicate<Course> isTold, String rule) {
        return byArn.getOrDefault(arn, List.of()).stream()
                .map(entry -> entry.course)
                .filter(isTold)
                .findFirst()
                .orElseThrow(() -> new Violation(rule, String.valueOf(arn)));
    }

    /** Whether the name was of an execution at some time since then. */
    boolean wasThere(ExecutionArn arn, long sinceMicros) {
        return byArn.getOrDefault(arn, List.of()).stream()
                .anyMatch(entry -> entry.untilMicros >= sinceMicros);
    }

    /** Whether it has been of the same execution all the time since then. */
    boolean isThereSince(ExecutionArn arn, long sinceMicros) {
        return byArn.getOrDefault(arn, List.of()).stream()
                .anyMatch(entry -> entry.fromMicros < sinceMicros && entry.untilMicros == NEVER);
    }

    // Removals

    /** Retention asks to remove these, those that closed before then. */
    void mayBeRemoved(List<Long> ids, long closedBeforeMs) {
        ids.forEach(id -> asked.merge(id, closedBeforeMs, Math::max));
    }

    void removed(Change.ExecutionRemoved removed) {
        Entry entry = entry(removed.executionId());
        long closedAtMs = world.disk.store.removals.closedAtMs(removed.executionId());
        world.tell(entry.course.arn + " is removed");
        Violation.require(
                entry.course.hasEnded(), "Only what has ended is removed", entry.course.arn);
        Violation.require(
                closedAtMs < asked.getOrDefault(removed.executionId(), 0L),
                "Nothing is removed that is to be kept",
                entry.course.arn + " closed at " + closedAtMs);
        entry.untilMicros = world.agenda.micros();
    }

    /**
     * Retention went through all, and nothing went wrong.
     *
     * @param keptSinceMs what closed before then had to go
     * @param micros if that was durable by then
     */
    void passEnded(long keptSinceMs, long micros) {
        for (long id : world.disk.store.ids()) {
            long closedAtMs = world.disk.store.row(id).closedAtMs();
            Violation.require(
                    closedAtMs == 0 || closedAtMs >= keptSinceMs || course(id).endedMicros > micros,
                    "What is kept no longer is removed",
                    course(id).arn);
        }
        Violation.require(
                world.disk.store.removals.executions(1).isEmpty(),
                "Nothing is left of what is removed",
                world.disk.store.removals.executions(1));
    }
}
