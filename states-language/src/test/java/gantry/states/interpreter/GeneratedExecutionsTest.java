package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What holds for every execution, whatever its definition, input and tasks do. */
class GeneratedExecutionsTest {
    private static final int CASES = Integer.getInteger("cases", 2_000);

    @Test
    void every_execution_ends_with_a_sound_history_and_the_same_again() {
        Map<ExecutionStatus, Integer> statuses = new EnumMap<>(ExecutionStatus.class);
        for (long seed = 0; seed < CASES; seed++) {
            LocalExecution execution = run(seed);
            statuses.merge(execution.execution().status(), 1, Integer::sum);
            check(seed, execution);
            if (seed % 5 == 0) {
                assertThat(texts(run(seed))).as("seed %d", seed).isEqualTo(texts(execution));
            }
        }
        // The generator is worth something only if all of these happen.
        assertThat(statuses.keySet())
                .contains(
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.FAILED,
                        ExecutionStatus.TIMED_OUT);
    }

    private static LocalExecution run(long seed) {
        var generated = new GeneratedMachine(seed);
        StateMachine machine =
                DefinitionParser.parse(generated.definition(), false).requireMachine();
        ExecutionHeader header = Runs.header("{}");
        return new LocalExecution(
                        machine,
                        new ExecutionHeader(
                                header.executionArn(),
                                header.name(),
                                header.stateMachineArn(),
                                header.stateMachineName(),
                                header.roleArn(),
                                header.region(),
                                false,
                                header.startedAtMs(),
                                generated.input()),
                        generated::answer,
                        LocalClock.virtual(header.startedAtMs()),
                        new Random(seed))
                .run();
    }

    private static void check(long seed, LocalExecution done) {
        List<HistoryEvent> history = done.history();
        Execution execution = done.execution();
        for (int i = 0; i < history.size(); i++) {
            HistoryEvent event = history.get(i);
            assertThat(event.id()).as("seed %d", seed).isEqualTo(i + 1);
            assertThat(event.previousEventId()).as("seed %d", seed).isBetween(0L, (long) i);
            assertThat(HistoryLimit.mayBeLast(event.type()))
                    .as("seed %d, event %d", seed, event.id())
                    .isEqualTo(i == history.size() - 1);
        }
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
