package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import java.util.Map;

/** A state machine that somebody wants to exist; its definition has been found valid. */
public record MachineDraft(
        StateMachineArn arn,
        StateMachineType type,
        String definition,
        String roleArn,
        LoggingConfiguration logging,
        boolean tracingEnabled,
        Map<String, String> tags) {
    /**
     * Whether creating it again is the same wish: role and tags do not count (API reference,
     * CreateStateMachine, on idempotency).
     */
    boolean isSameAs(Machine machine) {
        var current = machine.current();
        return machine.type() == type
                && current.definition().equals(definition)
                && current.logging().logsAs(logging)
                && current.tracingEnabled() == tracingEnabled;
    }

    /** Never the definition. */
    @Override
    public String toString() {
        return "MachineDraft of " + arn;
    }
}
