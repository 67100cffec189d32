package gantry.operations;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a service offers, as its official model says: operations, shapes, constraints. Made from a
 * table that the build writes ({@code build/ServiceTable.java}); a shape is read from its line when
 * it is first asked for, which keeps the start short. Safe for any thread.
 */
public final class ServiceModel {
    private final String service;
    private final String targetPrefix;
    private final String jsonVersion;
    private final String validationError;
    private final Map<String, OperationModel> operations;
    private final Map<String, String> shapeLines;
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    /**
     * An operation; empty shape names stand for none.
     *
     * @param errors the codes of the errors it declares
     */
    public record OperationModel(
            String name, String input, String output, boolean idempotent, List<String> errors) {}

    ServiceModel(
            String[] service,
            Map<String, OperationModel> operations,
            Map<String, String> shapeLines) {
        this.service = service[1];
        this.targetPrefix = service[2];
        this.jsonVersion = service[3];
        this.validationError = service.length > 4 ? service[4] : "ValidationException";
        this.operations = operations;
        this.shapeLines = shapeLines;
    }

    /** The model of a service this build has a table of. */
    public static ServiceModel load(String service) {
        return ServiceModelReader.load(service);
    }

    /**
     * What the operations of a service answer, of all services of AWS: operations without input and
     * errors, shapes without patterns. Read anew at each call.
     *
     * @param service as the Resource of a Task names it behind {@code aws-sdk:}, such as {@code
     *     cloudwatchlogs}
     * @return null if AWS has no such service, or it is younger than this build
     */
    public static @Nullable ServiceModel findAnswers(String service) {
        return ServiceModelReader.findAnswers(service);
    }

    /** As signatures and ARNs name it. */
    public String service() {
        return service;
    }

    /** What stands before the operation in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** Of the AWS JSON protocol: {@code 1.0} or {@code 1.1}. */
    public String jsonVersion() {
        return jsonVersion;
    }

    /** The code of the error for a request that breaks a constraint. */
    public String validationError() {
        return validationError;
    }

    /** By name. */
    public Map<String, OperationModel> operations() {
        return operations;
    }

    public @Nullable OperationModel findOperation(String name) {
        return operations.get(name);
    }

    public @Nullable Shape findShape(String name) {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        String line = shapeLines.get(name);
        if (line == null) {
            return null;
        }
        Shape shape = ServiceModelReader.shape(line);
        shapes.put(name, shape);
        return shape;
    }

    /** A shape that this model names. */
    public Shape requireShape(String name) {
        Shape shape = findShape(name);
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
