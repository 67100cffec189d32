package gantry.workflows.tasks;

import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes the calls of Task states through the registry's door, as their machine's role. Safe for any
 * thread.
 */
public final class ServiceCalls {
    private final Operations operations;
    private final Scope scope;
    private final Supplier<UUID> requestIds;

    /**
     * Calls what is registered at the time of a call.
     *
     * @param scope where a call without an ARN of its own works
     */
    public ServiceCalls(Operations operations, Scope scope, Supplier<UUID> requestIds) {
        this.operations = operations;
        this.scope = scope;
        this.requestIds = requestIds;
    }

    /** Names one call; made before it, so that a failure can name it too. */
    public UUID newRequestId() {
        return requestIds.get();
    }

    /**
     * Makes the call on this thread.
     *
     * @throws gantry.operations.AwsException the refusal, the operation's or the door's
     */
    public Response invoke(TaskCall task, OperationId id, UUID requestId, Request request) {
        var call =
                new Call(
                        new Principal.Role(task.roleArn()),
                        scope,
                        requestId.toString(),
                        task.dueAtMs(),
                        task.cancellation(),
                        null,
                        task.idempotencyKey(),
                        null);
        return operations.invoke(id, call, request);
    }
}
