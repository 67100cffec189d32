package gantry.workflows.definitions;

import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/**
 * A name that routes the executions started through it to versions.
 *
 * @param arn of the alias
 * @param no its place in lists; grows with every alias
 */
public record Alias(
        StateMachineArn arn,
        long no,
        @Nullable String description,
        Routing routing,
        long createdAtMs,
        long updatedAtMs) {
    public String name() {
        String name = arn.qualifier();
        if (name == null) {
            throw new IllegalStateException("An alias without a name: " + arn);
        }
        return name;
    }

    /** Never the description, which is sensitive in the service model. */
    @Override
    public String toString() {
        return "Alias " + arn;
    }
}
