package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class NamedActivitiesTest {
    private static final String WORK = "arn:aws:states:us-east-1:123456789012:activity:work";

    private static final StateMachine MACHINE =
            DefinitionParser.parse(
                            """
                            {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                              "Resource": "%s"}}}\
                            """
                                    .formatted(WORK),
                            false)
                    .requireMachine();

    private final Set<String> created = new HashSet<>();
    private final NamedActivities activities =
            new NamedActivities(arn -> created.contains(arn.toString()));

    @Test
    void an_activity_counts_from_its_creation_to_its_deletion() {
        assertThat(activities.existing(List.of(MACHINE))).isEmpty();
        created.add(WORK);
        assertThat(activities.existing(List.of(MACHINE))).containsExactly(WORK);
        created.clear();
        assertThat(activities.existing(List.of(MACHINE))).isEmpty();
    }
}
