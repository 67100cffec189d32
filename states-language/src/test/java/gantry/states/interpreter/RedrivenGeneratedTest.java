package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.states.definition.DefinitionParser;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What holds for every execution that is redriven, whatever its definition and tasks do. */
class RedrivenGeneratedTest {
    private static final int CASES = Integer.getInteger("cases", 1_000);
    private static final int REDRIVES = 3;

    @Test
    void every_redrive_ends_with_a_sound_history_and_the_same_again() {
        Map<ExecutionStatus, Integer> redriven = new EnumMap<>(ExecutionStatus.class);
        for (long seed = 0; seed < CASES; seed++) {
            LocalExecution execution = run(seed);
            check(seed, execution);
            if (execution.execution().redriveCount() > 0) {
                redriven.merge(execution.execution().status(), 1, Integer::sum);
            }
            if (seed % 5 == 0) {
                assertThat(texts(run(seed))).as("seed %d", seed).isEqualTo(texts(execution));
            }
        }
        // It is worth something only if redriven ones end in every way.
        assertThat(redriven.keySet())
                .contains(
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.FAILED,
                        ExecutionStatus.TIMED_OUT);
    }

    private static LocalExecution run(long seed) {
        var generated = new GeneratedMachine(seed);
        String definition = generated.definition(); // before the input: both come from one seed
        ExecutionHeader header = Runs.header(generated.input().text());
        var execution =
                new LocalExecution(
                        DefinitionParser.parse(definition, false).requireMachine(),
                        header,
                        generated::answer,
                        LocalClock.virtual(header.startedAtMs()),
                        new Random(seed));
        execution.run();
        for (int i = 0; i < REDRIVES; i++) {
            execution.redrive();
            execution.run();
        }
        return execution;
    }

    private static void check(long seed, LocalExecution done) {
        Execution execution = done.execution();
        List<HistoryEvent> history = done.history();
        int redrives = 0;
        for (int i = 0; i < history.size(); i++) {
            HistoryEvent event = history.get(i);
            boolean isRedrive = event.type() == HistoryEventType.EXECUTION_REDRIVEN;
            redrives += isRedrive ? 1 : 0;
            assertThat(event.id()).as("seed %d", seed).isEqualTo(i + 1);
            assertThat(event.previousEventId())
                    .as("seed %d", seed)
                    .isBetween(isRedrive ? (long) i : 0, (long) i);
            boolean isLastOfRun =
                    i == history.size() - 1
                            || history.get(i + 1).type() == HistoryEventType.EXECUTION_REDRIVEN;
            assertThat(HistoryLimit.mayBeLast(event.type()))
                    .as("seed %d, event %d", seed, event.id())
                    .isEqualTo(isLastOfRun);
        }
        assertThat(redrives).as("seed %d", seed).isEqualTo(execution.redriveCount());
        assertThat(execution.lastEventId()).isEqualTo(history.size());
        assertThat(String.valueOf(execution.cause()))
                .as("seed %d", seed)
                .doesNotContain("internal error");
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            assertThat(execution.frames().size()).as("seed %d", seed).isZero();
        }
        execution
                .frames()
                .forEach(
                        frame ->
                                assertThat(frame.wakeAtMs())
                                        .as("seed %d", seed)
                                        .isEqualTo(Frame.NEVER));
    }

    private static List<String> texts(LocalExecution execution) {
        return execution.history().stream()
                .map(
                        event ->
                                event.previousEventId()
                                        + event.type().wireName()
                                        + event.timestampMs()
                                        + Json.print(event.details()))
                .toList();
    }
}
