package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/**
 * What a state machine does since one of its updates: immutable, pinned by the executions that
 * started under it.
 *
 * @param no names it in this store; never given twice
 * @param arn of its machine, which may be gone
 * @param revisionId names it in the API; null for the one that CreateStateMachine made
 * @param definition the text as it was sent
 */
public record Revision(
        long no,
        long machineNo,
        StateMachineArn arn,
        @Nullable String revisionId,
        String definition,
        String roleArn,
        LoggingConfiguration logging,
        boolean tracingEnabled,
        long createdAtMs) {
    /** "the revisionId is INITIAL" (API reference, PublishStateMachineVersion). */
    private static final String INITIAL = "INITIAL";

    /** Names it among all revisions of all machines, for executions to keep. */
    public String key() {
        return Long.toString(no);
    }

    /** As the API names it, which calls the one that CreateStateMachine made {@link #INITIAL}. */
    public String shownId() {
        return revisionId == null ? INITIAL : revisionId;
    }

    /** Never the definition. */
    @Override
    public String toString() {
        return "Revision " + no + " of " + arn;
    }
}
