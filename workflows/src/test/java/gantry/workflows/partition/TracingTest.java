package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.store.OpenedPartition;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.store.Change;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tokens.Seal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** What a partition leaves behind of an execution that is traced. */
class TracingTest {
    private static final long NOON_MS = 1_800_000_000_000L;
    private static final String PASS = "{\"Type\": \"Pass\", \"End\": true}";
    private static final String WAIT = "{\"Type\": \"Wait\", \"Seconds\": 10, \"End\": true}";

    private final Partition partition =
            new Partition(
                    new Setting(
                            "us-east-1",
                            new InterpreterSemantics(),
                            new Seal(1, new byte[32]),
                            TaskHandlers.none(),
                            arn -> null,
                            arn -> false,
                            () -> false,
                            new Slots(1),
                            new OpenExecutions(100),
                            MapRunRoom.of(64),
                            1 << 20),
                    new OpenedPartition(3, 5, 40, NOON_MS),
                    0,
                    NOON_MS,
                    0);

    private static MachineRevision machine(String state, boolean isTraced) {
        var arn = new StateMachineArn("aws", "us-east-1", "123456789012", "m");
        String definition = "{\"StartAt\": \"S\", \"States\": {\"S\": " + state + "}}";
        var machine = DefinitionParser.parse(definition, false).requireMachine();
        return new MachineRevision("m/1", arn, "role", machine, null, isTraced);
    }

    private Partition.Turned start(MachineRevision machine) {
        var answer =
                new Reply<Started>() {
                    @Override
                    public void succeed(Started started) {}

                    @Override
                    public void fail(RuntimeException reason) {
                        throw reason;
                    }
                };
        var command =
                new StartExecution(
                        machine.arn().execution("e"),
                        true,
                        machine,
                        Qualifiers.NONE,
                        Payload.EMPTY_OBJECT,
                        null);
        return partition.turn(
                List.of(new Command.Start(command, answer)),
                Loaded.NOTHING,
                NOON_MS,
                0,
                new SplittableRandom(1));
    }

    private static List<Change> pending(Partition.Turned turned) {
        return Objects.requireNonNull(turned.batch()).changes().stream()
                .filter(change -> change instanceof Change.TracePending)
                .toList();
    }

    @Test
    void the_end_and_the_row_that_asks_for_its_spans_are_one_batch_and_told_after_the_commit() {
        var turned = start(machine(PASS, true));

        assertThat(pending(turned)).hasSize(1);
        assertThat(turned.effects()).as("before the commit").isEmpty();
        assertThat(partition.committed(Objects.requireNonNull(turned.batch()).number()))
                .contains(new AfterCommit.Traced());
    }

    @Test
    void an_execution_that_goes_on_leaves_no_row() {
        assertThat(pending(start(machine(WAIT, true)))).isEmpty();
    }

    @Test
    void nobody_asks_for_the_spans_of_a_machine_that_is_not_traced() {
        assertThat(pending(start(machine(PASS, false)))).isEmpty();
    }
}
