package gantry.workflows.definitions;

import org.jspecify.annotations.Nullable;

/** The wish that a version be published with a change. */
public record Publication(@Nullable String description) {
    /** Never the description, which is sensitive in the service model. */
    @Override
    public String toString() {
        return "Publication";
    }
}
