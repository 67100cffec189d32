package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry: everything that can be done here, and the one door through which it is done. HTTP,
 * a Task state, a schedule all enter by {@link #invoke} and meet the same checks in the same order:
 * the operation exists, the request obeys the service model, the caller may do it.
 *
 * <p>Safe for any thread; {@code server} registers while it starts.
 */
public final class Operations {
    private final ConcurrentHashMap<OperationId, Operation> operations = new ConcurrentHashMap<>();
    private final Authorizer authorizer;

    public Operations(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** Adds an operation; each name only once. */
    public void register(Operation operation) {
        if (operations.putIfAbsent(operation.id(), operation) != null) {
            throw new IllegalStateException(operation.id() + " is registered twice");
        }
    }

    public void registerAll(Collection<? extends Operation> all) {
        all.forEach(this::register);
    }

    public @Nullable Operation find(OperationId id) {
        return operations.get(id);
    }

    public @Nullable Operation find(String service, String name) {
        return find(new OperationId(service, name));
    }

    /** What is registered, sorted by service and name. */
    public List<OperationId> ids() {
        return operations.keySet().stream()
                .sorted(
                        java.util.Comparator.comparing(OperationId::service)
                                .thenComparing(OperationId::name))
                .toList();
    }

    /**
     * Makes the call on this thread.
     *
     * @throws AwsException the refusal, the operation's or the door's
     */
    public Response invoke(OperationId id, Call call, Request request) {
        Operation operation = find(id);
        if (operation == null) {
            throw new UnknownOperationException(null);
        }
        authorizer.check(call, operation, request);
        return operation.invoke(call, request);
    }
}
