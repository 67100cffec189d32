package gantry.cli.corpus;

import gantry.states.conformance.RecordedCase;
import gantry.states.interpreter.HistoryEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Which recorded cases a server without any other service can run, and in how long. */
enum Reach {
    REACHED,
    /** Its tasks are of a service that is not built, and a server has no mocks for them. */
    NEEDS_A_SERVICE,
    /** It waits for too long to be waited for. */
    TOO_SLOW;

    private static final long LONGEST_MS = 10_000;

    static Reach of(RecordedCase recorded) {
        if (hasServiceTask(recorded.content().get("definition"))) {
            return NEEDS_A_SERVICE;
        }
        // Run in memory it takes no time, but its history says how long it would take.
        List<HistoryEvent> history = recorded.run().history();
        long took = history.getLast().timestampMs() - history.getFirst().timestampMs();
        return took > LONGEST_MS ? TOO_SLOW : REACHED;
    }

    private static boolean hasServiceTask(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    ("Task".equals(map.get("Type"))
                                    && !String.valueOf(map.get("Resource")).contains(":activity:"))
                            || map.values().stream().anyMatch(Reach::hasServiceTask);
            case List<?> list -> list.stream().anyMatch(Reach::hasServiceTask);
            case null, default -> false;
        };
    }
}
