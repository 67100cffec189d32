package gantry.operations;

/**
 * The name of an operation: the service as signatures and ARNs spell it ({@code states}) and the
 * operation as the service model spells it ({@code StartExecution}).
 */
public record OperationId(String service, String name) {
    @Override
    public String toString() {
        return service + ":" + name;
    }
}
