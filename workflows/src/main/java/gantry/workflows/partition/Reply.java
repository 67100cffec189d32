package gantry.workflows.partition;

/** Where the answer to a command goes, once: after its commit, or with the reason why not. */
public interface Reply<T> {
    void succeed(T answer);

    /** An {@link gantry.operations.AwsException} is the caller's answer. */
    void fail(RuntimeException reason);
}
