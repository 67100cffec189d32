package gantry.operations;

import java.util.List;

/**
 * One thing a service can do. Registered once, called from any thread, many at a time; an
 * invocation may block its (virtual) thread until {@link Call#cancellation()} or the deadline.
 */
public interface Operation {
    OperationId id();

    /**
     * What a policy must allow, as IAM spells it. By default service and operation, {@code
     * states:StartExecution}.
     */
    default String iamAction() {
        return id().service() + ":" + id().name();
    }

    /** Whether it leaves everything as it was, so that it may be repeated and needs no commit. */
    boolean readOnly();

    /**
     * The ARNs that the request touches, as policies name them; {@code *} where AWS has no resource
     * level. The request has passed the service model's constraints.
     */
    default List<String> resources(Call call, Request request) {
        return List.of("*");
    }

    /**
     * Does it, and returns only once everything the response promises is on disk.
     *
     * @throws AwsException what the caller did wrong, or what it may try again
     */
    Response invoke(Call call, Request request);
}
