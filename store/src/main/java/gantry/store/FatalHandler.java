package gantry.store;

/**
 * Ends the process, since nobody can say whether a transaction is on disk; recovery at the next
 * start reads what became of it. Called once, on a thread of the store; after it the store answers
 * nothing but {@link StoreException.Problem#STOPPED}.
 */
@FunctionalInterface
public interface FatalHandler {
    void fatal(StoreException cause);
}
