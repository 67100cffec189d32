package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a service offers, as its official model says: operations, shapes, constraints. Made from a
 * table that the build writes ({@code build/ServiceTable.java}); immutable.
 *
 * @param service as signatures and ARNs name it
 * @param targetPrefix what stands before the operation in {@code X-Amz-Target}
 * @param jsonVersion of the AWS JSON protocol: {@code 1.0} or {@code 1.1}
 */
public record ServiceModel(
        String service,
        String targetPrefix,
        String jsonVersion,
        Map<String, OperationModel> operations,
        Map<String, Shape> shapes) {
    /**
     * An operation; empty shape names stand for none.
     *
     * @param errors the codes of the errors it declares
     */
    public record OperationModel(
            String name, String input, String output, boolean idempotent, List<String> errors) {}

    /** The model of a service this build has a table of. */
    public static ServiceModel load(String service) {
        return ServiceModelReader.load(service);
    }

    public @Nullable OperationModel findOperation(String name) {
        return operations.get(name);
    }

    /** A shape that this model names. */
    public Shape requireShape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException(service + " has no shape " + name);
        }
        return shape;
    }

    @Override
    public String toString() {
        return service + " with " + operations.size() + " operations";
    }
}
