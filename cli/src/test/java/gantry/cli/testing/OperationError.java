package gantry.cli.testing;

/** An operation and one of the errors it may answer. */
public record OperationError(String operation, String error) implements Comparable<OperationError> {
    @Override
    public int compareTo(OperationError other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return operation + " " + error;
    }
}
