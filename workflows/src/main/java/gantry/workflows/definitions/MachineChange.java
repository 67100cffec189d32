package gantry.workflows.definitions;

import org.jspecify.annotations.Nullable;

/**
 * What UpdateStateMachine sets; null leaves as it is. A definition in it has been found valid for
 * the machine's type.
 *
 * @param publication whether the revision after it becomes a version; null for no
 */
public record MachineChange(
        @Nullable String definition,
        @Nullable String roleArn,
        @Nullable LoggingConfiguration logging,
        @Nullable Boolean tracingEnabled,
        @Nullable Publication publication) {
    /** The revision after the change; numbers and dates are the store's to give. */
    Revision appliedTo(Revision before) {
        return new Revision(
                before.no(),
                before.machineNo(),
                before.arn(),
                before.revisionId(),
                definition == null ? before.definition() : definition,
                roleArn == null ? before.roleArn() : roleArn,
                logging == null ? before.logging() : logging,
                tracingEnabled == null ? before.tracingEnabled() : tracingEnabled,
                before.createdAtMs());
    }

    /** Never the definition. */
    @Override
    public String toString() {
        return "MachineChange";
    }
}
