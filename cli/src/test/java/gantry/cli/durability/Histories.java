package gantry.cli.durability;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every whole history of an ended execution keeps to. */
final class Histories {
    private static final Set<HistoryEventType> TERMINAL =
            Set.of(
                    HistoryEventType.EXECUTION_SUCCEEDED,
                    HistoryEventType.EXECUTION_FAILED,
                    HistoryEventType.EXECUTION_ABORTED,
                    HistoryEventType.EXECUTION_TIMED_OUT);

    private Histories() {}

    /** A sentence each; empty for a well-formed history. */
    static List<String> flaws(List<HistoryEvent> history) {
        var flaws = new ArrayList<String>();
        for (int i = 0; i < history.size(); i++) {
            HistoryEvent event = history.get(i);
            if (event.id() != i + 1) {
                flaws.add("event " + event.id() + " stands at place " + (i + 1));
            }
            if (event.previousEventId() >= event.id() || event.previousEventId() < 0) {
                flaws.add("event " + event.id() + " follows " + event.previousEventId());
            }
        }
        if (history.isEmpty() || history.getFirst().type() != HistoryEventType.EXECUTION_STARTED) {
            flaws.add("it does not begin with ExecutionStarted");
        }
        if (history.stream().filter(event -> TERMINAL.contains(event.type())).count() != 1
                || !TERMINAL.contains(history.getLast().type())) {
            flaws.add("it does not have one terminal event, the last");
        }
        return flaws;
    }
}
