package gantry.workflows.api;

import gantry.operations.Request;
import gantry.operations.ValidationException;
import gantry.workflows.definitions.Publication;

import org.jspecify.annotations.Nullable;

/** The members of CreateStateMachine and UpdateStateMachine that speak of a version. */
final class Versions {
    private Versions() {}

    /**
     * What is to be published with the change; null for nothing.
     *
     * @throws ValidationException it describes a version without wanting it
     */
    static @Nullable Publication publication(Request request) {
        if (request.booleanOr("publish", false)) {
            return new Publication(Descriptions.find(request, "versionDescription"));
        }
        if (request.has("versionDescription")) {
            throw new ValidationException(
                    "Version description can only be set when publish is true");
        }
        return null;
    }
}
