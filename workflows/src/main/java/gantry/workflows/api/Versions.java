package gantry.workflows.api;

import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.ValidationException;

/** The members that speak of versions, of which there are none. */
final class Versions {
    private Versions() {}

    /**
     * Returns if the request wants no version published.
     *
     * @throws ValidationException it does, or describes one without wanting it
     */
    static void refuse(OperationId operation, Request request) {
        if (request.booleanOr("publish", false)) {
            throw NotHandled.refusal(operation, "publish");
        }
        if (request.has("versionDescription")) {
            throw new ValidationException(
                    "Version description can only be set when publish is true");
        }
    }
}
