package gantry.operations;

/**
 * Bounds how often operations are called, at the registry's door. Safe for any thread.
 *
 * @see TokenBuckets
 */
@FunctionalInterface
public interface Quotas {
    /** No bounds: what one's own machine does, nobody needs to ration. */
    Quotas OFF = _ -> {};

    /**
     * Returns if one more call may be made now.
     *
     * @throws ThrottlingException if not
     */
    void take(OperationId operation);
}
