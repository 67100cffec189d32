package gantry.cli.testing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations and the errors that the service model lists for them, without those that cannot
 * come. {@code listed-errors.mjs} beside the JavaScript tests says the same.
 */
public final class ListedErrors {
    /**
     * An error that cannot come.
     *
     * @param operation null for every operation
     */
    private record Exclusion(@Nullable String operation, String error, String reason) {
        boolean covers(OperationError pair) {
            return error.equals(pair.error())
                    && (operation == null || operation.equals(pair.operation()));
        }
    }

    private static final List<Exclusion> EXCLUSIONS =
            List.of(
                    new Exclusion(null, "KmsAccessDeniedException", "there are no customers' keys"),
                    new Exclusion(null, "KmsInvalidStateException", "there are no customers' keys"),
                    new Exclusion(null, "KmsThrottlingException", "there are no customers' keys"),
                    new Exclusion(
                            "CreateStateMachineAlias",
                            "InvalidName",
                            "the pattern of its name refuses it as a ValidationException"),
                    new Exclusion(
                            "UpdateStateMachineAlias",
                            "ConflictException",
                            "changes of a machine come one after the other"),
                    new Exclusion(
                            "DeleteStateMachineAlias",
                            "ConflictException",
                            "changes of a machine come one after the other"),
                    new Exclusion(
                            "CreateStateMachine",
                            "StateMachineTypeNotSupported",
                            "both types are supported; a third one is a ValidationException"));

    private ListedErrors() {}

    /** The operations of the service model. */
    public static Set<String> operations() {
        return new TreeSet<>(Oracle.object(Oracle.model().get("operations")).keySet());
    }

    /** All errors that all operations can answer with. */
    public static Set<OperationError> all() {
        return operations().stream()
                .flatMap(ListedErrors::of)
                .filter(pair -> EXCLUSIONS.stream().noneMatch(e -> e.covers(pair)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<OperationError> of(String operation) {
        var operations = Oracle.object(Oracle.model().get("operations"));
        var errors = Oracle.list(Oracle.object(operations.get(operation)).get("errors"));
        return errors.stream()
                .map(error -> String.valueOf(Oracle.object(error).get("shape")))
                .map(error -> new OperationError(operation, error));
    }
}
