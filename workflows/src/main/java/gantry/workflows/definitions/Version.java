package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/**
 * A revision of a state machine under a number, for good.
 *
 * @param arn of the version
 * @param revisionNo {@link Revision#no()} of what it names
 */
public record Version(
        StateMachineArn arn, long revisionNo, @Nullable String description, long createdAtMs) {
    public long number() {
        return arn.version();
    }

    /** The {@link Revision#key()} of what it names. */
    public String revisionKey() {
        return Long.toString(revisionNo);
    }

    /** Never the description, which is sensitive in the service model. */
    @Override
    public String toString() {
        return "Version " + arn;
    }
}
