package gantry.store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** What the store cannot do, in one sentence for the person who runs it. */
public final class StoreException extends RuntimeException {
    /** What kind of trouble it is, for code that must choose. */
    public enum Problem {
        /** The data folder cannot be used. */
        FOLDER,
        /** Another process uses the data folder. */
        IN_USE,
        /** The disk or the database's size limit is full; nothing of the transaction was kept. */
        FULL,
        /** The database's file cannot be written; nothing of the transaction was kept. */
        READ_ONLY,
        /** The database's file is not what was written. */
        DAMAGED,
        /** The schema is not one that this version knows. */
        SCHEMA,
        /** The database does not answer, or refuses the connection; nothing was kept. */
        UNREACHABLE,
        /** Another process writes to the database now; this one must end. */
        TAKEN_OVER,
        /** Another opening owns the partition, or the batch does not follow the last one. */
        STALE_EPOCH,
        /** Too many wait already; nothing was begun. */
        BUSY,
        /** Another part of the same transaction failed; nothing of it was kept. */
        ROLLED_BACK,
        /** A statement failed; nothing was kept. */
        FAILED,
        /** The commit failed so that nobody knows whether it is on disk. */
        OUTCOME_UNKNOWN,
        /** The store is closed or has stopped after a failure. */
        STOPPED
    }

    private final Problem problem;

    StoreException(Problem problem, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    /** Trouble without a cause of its own. */
    public StoreException(Problem problem, String sentence) {
        this(problem, sentence, null);
    }

    static StoreException damaged(Path file, Throwable cause) {
        return new StoreException(
                Problem.DAMAGED,
                "The database \"%s\" is damaged; move the folder \"%s\" aside and bring a backup back: `gantry restore FILE --data \"%s\"`."
                        .formatted(file, file.getParent(), file.getParent()),
                cause);
    }

    static StoreException stopped(@Nullable Throwable cause) {
        return new StoreException(Problem.STOPPED, "The store is closed.", cause);
    }

    /** The kind of trouble. */
    public Problem problem() {
        return problem;
    }

    /** Whether the same call may succeed later, nothing of it having been kept. */
    public boolean isRetryable() {
        return switch (problem) {
            case FULL, READ_ONLY, BUSY, ROLLED_BACK, STALE_EPOCH, UNREACHABLE -> true;
            case FOLDER, IN_USE, DAMAGED, SCHEMA, TAKEN_OVER, FAILED, OUTCOME_UNKNOWN, STOPPED ->
                    false;
        };
    }
}
