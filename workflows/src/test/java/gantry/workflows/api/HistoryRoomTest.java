package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.workflows.api.HistoryReading.Part;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.ExecutionReader;
import gantry.workflows.engine.HistoryPage;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Pages of many readers at once do not grow beyond the memory that they share. */
class HistoryRoomTest {
    private static final ExecutionArn ARN =
            ExecutionArn.parse("arn:aws:states:us-east-1:123456789012:execution:m:e");

    /** Of each event's payload. */
    private static final int BYTES = 1_000;

    private static final int EVENTS = 20;

    private final HistoryRoom room = new HistoryRoom(10L * BYTES);
    private final HistoryReading reading =
            new HistoryReading(executions(), HistoryShapes.WITH_DATA, 8L * BYTES, room);

    @Test
    void a_page_ends_early_where_others_hold_the_memory_and_one_without_room_is_throttled() {
        Part first = reading.read(ARN, 1, 100, false);
        Part second = reading.read(ARN, 1, 100, false);

        assertThat(first.events()).hasSize(8);
        assertThat(first.nextEventId()).isEqualTo(9);
        assertThat(second.events()).hasSize(2);
        assertThat(second.nextEventId()).isEqualTo(3);
        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(() -> reading.read(ARN, 1, 100, false));

        reading.done(first);
        assertThat(reading.read(ARN, 3, 100, false).events()).hasSize(8);
        reading.done(second);
    }

    @Test
    void what_was_read_in_pages_is_all_that_there_is() {
        var ids = new ArrayList<Object>();
        long next = 1;
        while (next != 0) {
            Part part = reading.read(ARN, next, 3, false);
            part.events().forEach(event -> ids.add(event.get("id")));
            next = part.nextEventId();
            reading.done(part);
        }

        assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(room.pages.held()).isZero();
    }

    private static HistoryEvent event(long id) {
        var output = Payload.ofText("\"" + "x".repeat(BYTES - 2) + "\"");
        return new HistoryEvent(
                id,
                0,
                HistoryEventType.PASS_STATE_EXITED,
                0,
                JsonObject.of("name", "P", "output", output));
    }

    /** Only a history, whatever the execution. */
    private static ExecutionReader executions() {
        return (ExecutionReader)
                Proxy.newProxyInstance(
                        ExecutionReader.class.getClassLoader(),
                        new Class<?>[] {ExecutionReader.class},
                        (_, _, arguments) -> page((long) arguments[1], (int) arguments[2]));
    }

    private static HistoryPage page(long from, int limit) {
        var events = new ArrayList<HistoryEvent>();
        for (long id = from; id <= EVENTS && events.size() < limit; id++) {
            events.add(event(id));
        }
        long next = from + events.size();
        return new HistoryPage(List.copyOf(events), next > EVENTS ? 0 : next);
    }
}
