package gantry.operations;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry: everything that can be done here, and the one door through which it is done. HTTP,
 * a Task state, a schedule all enter by {@link #invoke} and meet the same checks in the same order:
 * the operation exists, is not called too often, the request obeys the service model, the caller
 * may do it.
 *
 * <p>Safe for any thread; {@code server} registers while it starts.
 */
public final class Operations {
    private final ConcurrentHashMap<OperationId, Operation> operations = new ConcurrentHashMap<>();
    private final Map<String, Service> services = new HashMap<>();
    private final Authorizer authorizer;
    private final Quotas quotas;

    /** The constraints of one service's model. */
    private record Service(ServiceModel model, RequestValidator validator) {}

    /**
     * An empty registry.
     *
     * @param models of the services whose requests are to be checked; an operation of another
     *     service checks its request itself
     */
    public Operations(Authorizer authorizer, ServiceModel... models) {
        this(authorizer, Quotas.OFF, models);
    }

    /** An empty registry whose operations may be called only so often. */
    public Operations(Authorizer authorizer, Quotas quotas, ServiceModel... models) {
        this.authorizer = authorizer;
        this.quotas = quotas;
        for (ServiceModel model : models) {
            services.put(model.service(), new Service(model, new RequestValidator(model)));
        }
    }

    /** The models given, for who maps protocols to them. */
    public List<ServiceModel> models() {
        return services.values().stream().map(Service::model).toList();
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

    /**
     * Takes from a quota that only the operation itself can name, since it depends on what is
     * called.
     *
     * @throws ThrottlingException called too often
     */
    public void takeQuota(OperationId quota) {
        quotas.take(quota);
    }

    /**
     * Makes the call on this thread.
     *
     * @throws AwsException the refusal, the operation's or the door's
     */
    public Response invoke(OperationId id, Call call, Request request) {
        Operation operation = operations.get(id);
        Service service = services.get(id.service());
        ServiceModel.OperationModel model =
                service == null ? null : service.model.findOperation(id.name());
        if (operation == null) {
            throw new UnknownOperationException(
                    model == null ? null : "The operation " + id + " is not built in.");
        }
        quotas.take(id);
        if (service != null && model != null) {
            service.validator.check(model, request.members());
        }
        authorizer.check(call, operation, request);
        return operation.invoke(call, request);
    }
}
