package gantry.workflows.definitions;

import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a start must know of a machine that is ACTIVE, and of the version or the alias that it
 * names.
 *
 * @param arn unqualified
 * @param routing of the alias; null if none was named
 * @param targets what a new execution may run: one, or as many as the alias routes to
 */
public record StartableMachine(
        StateMachineArn arn,
        StateMachineType type,
        @Nullable Routing routing,
        List<Target> targets) {
    /**
     * What an execution runs.
     *
     * @param revisionKey {@link Revision#key()}
     */
    public record Target(String revisionKey, Qualifiers qualifiers) {}

    public StartableMachine {
        targets = List.copyOf(targets);
    }

    /**
     * What one execution runs.
     *
     * @param random asked only where there is a choice
     */
    public Target choose(Supplier<RandomGenerator> random) {
        if (routing == null || targets.size() == 1) {
            return targets.getFirst();
        }
        long version = routing.choose(random.get());
        return targets.stream()
                .filter(target -> target.qualifiers().version() == version)
                .findFirst()
                .orElseThrow();
    }
}
