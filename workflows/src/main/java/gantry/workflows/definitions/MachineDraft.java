package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * A state machine that somebody wants to exist; its definition has been found valid.
 *
 * @param publication whether its first revision becomes a version; null for no
 */
public record MachineDraft(
        StateMachineArn arn,
        StateMachineType type,
        String definition,
        String roleArn,
        LoggingConfiguration logging,
        boolean tracingEnabled,
        Map<String, String> tags,
        @Nullable Publication publication) {
    /**
     * Whether creating it again is the same wish: role and tags do not count, publish and
     * versionDescription do (API reference, CreateStateMachine, on idempotency).
     */
    boolean isSameAs(Machine machine) {
        var current = machine.current();
        return machine.type() == type
                && current.definition().equals(definition)
                && current.logging().logsAs(logging)
                && current.tracingEnabled() == tracingEnabled
                && Objects.equals(machine.publication(), publication);
    }

    /** Never the definition. */
    @Override
    public String toString() {
        return "MachineDraft of " + arn;
    }
}
