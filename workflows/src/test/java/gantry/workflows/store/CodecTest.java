package gantry.workflows.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.JsonArray;
import gantry.json.JsonNumber;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.FanOut;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.states.interpreter.HistoryEventType;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.Phase;
import gantry.states.interpreter.TaskFailure;
import gantry.states.interpreter.Variables;
import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.engine.RedriveTokens;
import gantry.workflows.store.ExecutionRow.Closing;
import gantry.workflows.store.ExecutionRow.Opening;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

class CodecTest {
    private static final Payload LARGE = Payload.ofText("\"" + "é".repeat(5_000) + "\"");
    private final List<Payload> rows = new ArrayList<>();

    private int number(Payload payload) {
        int known = rows.indexOf(payload);
        if (known >= 0) {
            return known;
        }
        rows.add(payload);
        return rows.size() - 1;
    }

    private static Frame frame(Phase phase, Payload input, @Nullable Outcome early) {
        return frame(phase, input, early, Variables.NONE);
    }

    private static Frame frame(
            Phase phase, Payload input, @Nullable Outcome early, Variables variables) {
        return new Frame(
                12,
                Frame.NO_PARENT,
                3,
                "/States/P/Branches[0]/States/B",
                phase,
                input,
                input,
                null,
                Payload.ofText("{\"item\":1}"),
                17,
                1_800_000_000_000L,
                19,
                4,
                2,
                List.of(0, 2),
                Frame.NEVER,
                30,
                1_800_000_030_000L,
                new FanOut(13, 10, 4, 3, 0),
                early,
                variables);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void a_frame_of_every_phase_comes_back_as_it_was(Phase phase) {
        var frame = frame(phase, Payload.ofText("{}"), null);
        assertThat(FrameCodec.decode(12, FrameCodec.encode(frame, this::number), rows::get))
                .isEqualTo(frame);
        assertThat(rows).isEmpty();
    }

    @Test
    void a_large_payload_of_a_frame_is_a_row_and_stands_in_it_once() {
        var frame = frame(Phase.STARTED, LARGE, new Outcome.Succeeded(LARGE));
        byte[] bytes = FrameCodec.encode(frame, this::number);
        assertThat(FrameCodec.decode(12, bytes, rows::get)).isEqualTo(frame);
        assertThat(rows).containsExactly(LARGE);
        assertThat(bytes.length).isLessThan(200);
    }

    @Test
    void variables_come_back_with_a_frame_and_a_large_one_is_a_row() {
        var variables = new LinkedHashMap<String, Payload>();
        variables.put("order", LARGE);
        variables.put("count", Payload.ofText("3"));
        var frame = frame(Phase.READY, LARGE, null, Variables.of(variables));
        byte[] bytes = FrameCodec.encode(frame, this::number);
        assertThat(FrameCodec.decode(12, bytes, rows::get)).isEqualTo(frame);
        assertThat(rows).containsExactly(LARGE);
    }

    @Test
    void a_frame_without_variables_is_written_as_before_there_were_any() {
        byte[] bytes = FrameCodec.encode(frame(Phase.READY, Payload.NULL, null), this::number);
        assertThat(bytes[0]).isEqualTo((byte) 1);
    }

    @Test
    void an_early_failure_comes_back_as_it_was() {
        var early = new Outcome.Failed(TaskFailure.FAILED, null, "because");
        var frame = frame(Phase.STARTED, Payload.NULL, early);
        assertThat(FrameCodec.decode(12, FrameCodec.encode(frame, this::number), rows::get))
                .isEqualTo(frame);
    }

    @Test
    void events_come_back_as_they_were_with_each_payload_once() {
        var details =
                JsonObject.of(
                        "input",
                        LARGE,
                        "number",
                        JsonNumber.of("1.50"),
                        "list",
                        JsonArray.of(1L, -7L, true, false, null, "text", Long.MIN_VALUE));
        var events =
                List.of(
                        new HistoryEvent(
                                8, 7, HistoryEventType.TASK_STATE_ENTERED, 1_800L, details),
                        new HistoryEvent(
                                9,
                                8,
                                HistoryEventType.TASK_STATE_EXITED,
                                1_801L,
                                JsonObject.of("output", LARGE)),
                        new HistoryEvent(
                                10, 0, HistoryEventType.PARALLEL_STATE_STARTED, 1_802L, null));
        byte[] bytes = HistoryCodec.encode(events, this::number);
        assertThat(HistoryCodec.decode(bytes, rows::get)).isEqualTo(events);
        assertThat(rows).containsExactly(LARGE);
    }

    @ParameterizedTest
    @EnumSource(HistoryEventType.class)
    void every_type_of_event_has_a_name_on_disk(HistoryEventType type) {
        var events = List.of(new HistoryEvent(1, 0, type, 5, null));
        assertThat(HistoryCodec.decode(HistoryCodec.encode(events, this::number), rows::get))
                .isEqualTo(events);
    }

    @Test
    void both_blobs_of_an_execution_come_back_as_they_were() {
        var opening = new Opening(LARGE, "role", "trace", Frame.NEVER);
        var closing = new Closing(Payload.ofText("1"), null, "cause");
        byte[] opened = ExecutionCodec.encode(opening, this::number);
        byte[] closed = ExecutionCodec.encode(closing, this::number);
        assertThat(ExecutionCodec.decodeOpening(opened, rows::get)).isEqualTo(opening);
        assertThat(ExecutionCodec.decodeClosing(closed, rows::get)).isEqualTo(closing);
    }

    @Test
    void what_a_redrive_leaves_comes_back_as_it_was() {
        RedriveTokens tokens = RedriveTokens.NONE.with("a", 5).with("b", 1_800L);
        byte[] bytes = ExecutionCodec.encode(Frame.NEVER, tokens);
        assertThat(ExecutionCodec.decodeRedrives(3, 1_800L, bytes))
                .isEqualTo(new ExecutionRow.Redrives(3, 1_800L, Frame.NEVER, tokens));
    }

    @Test
    void a_journal_entry_comes_back_as_it_was() {
        var arn = new ExpressExecutionArn("aws", "us-east-1", "123456789012", "m", "e", "r");
        var entry = new JournalEntry(5, arn, "m/1", 1_800L, 2, Payload.ofText("[1]"), null);
        assertThat(JournalEntry.decode(5, "m/1", 1_800L, 2, entry.encode())).isEqualTo(entry);
    }

    @Test
    void bytes_of_a_newer_format_are_refused_by_their_version() {
        byte[] bytes = FrameCodec.encode(frame(Phase.READY, Payload.NULL, null), this::number);
        bytes[0] = 3;
        assertThatThrownBy(() -> FrameCodec.decode(12, bytes, rows::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer version");
    }
}
