package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.RedriveTokens;
import gantry.workflows.mocks.Invocations;
import gantry.workflows.store.ExecutionRow;
import gantry.workflows.store.StoredExecution;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ResidentsTest {
    private static final int MAX_WEIGHT = 100 * 1_024;
    private static final StateMachineArn MACHINE =
            new StateMachineArn("aws", "us-east-1", "000000000000", "m");

    private final Residents residents = new Residents(MAX_WEIGHT, "us-east-1");
    private final MachineRevision revision =
            new MachineRevision(
                    "m/1",
                    MACHINE,
                    "role",
                    DefinitionParser.parse(
                                    """
                                    {"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}
                                    """,
                                    true)
                            .requireMachine());

    @Test
    void all_that_one_batch_brought_can_go_however_many() {
        load(1_000);
        residents.evict(0, id -> false);
        assertThat(residents.size()).isBetween(1, 100);
    }

    @Test
    void what_is_in_hand_stays_and_what_lies_behind_it_goes() {
        load(1_000);
        residents.evict(0, id -> id <= 50);
        assertThat(residents.size()).isBetween(50, 100);
        assertThat(residents.find(50)).isNotNull();
        assertThat(residents.find(51)).isNull();
    }

    @Test
    void however_many_are_in_hand_what_lies_behind_them_goes_by_and_by() {
        load(1_000);
        for (int commit = 0; commit < 10; commit++) {
            residents.evict(0, id -> id <= 300);
        }
        assertThat(residents.size()).isEqualTo(300);
        assertThat(residents.find(300)).isNotNull();
    }

    private void load(int count) {
        for (long id = 1; id <= count; id++) {
            residents.add(stored(id), revision, 0);
        }
    }

    private static StoredExecution stored(long id) {
        var row =
                new ExecutionRow(
                        id,
                        MACHINE.execution("e" + id),
                        "m/1",
                        Qualifiers.NONE,
                        ExecutionStatus.RUNNING,
                        1,
                        0,
                        new ExecutionRow.Redrives(0, 0, 0, RedriveTokens.NONE),
                        new ExecutionRow.Opening(Payload.EMPTY_OBJECT, "role", null, 0),
                        null,
                        null);
        return new StoredExecution(row, List.of(), 1, 1, Map.of(), 1, Invocations.NONE);
    }
}
