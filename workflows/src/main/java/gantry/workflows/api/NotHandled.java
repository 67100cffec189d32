package gantry.workflows.api;

import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.operations.ValidationException;

/** Refuses what the API has and this server does not handle, by name. */
final class NotHandled {
    private NotHandled() {}

    /**
     * Refuses a member that is given.
     *
     * @throws ValidationException it is
     */
    static void refuse(OperationId operation, Request request, String member) {
        if (request.has(member)) {
            throw refusal(operation, member);
        }
    }

    static ValidationException refusal(OperationId operation, String what) {
        return new ValidationException(
                "This server does not handle '" + what + "' of " + operation.name() + ".");
    }
}
