package gantry.store;

/**
 * Ends the process, since nobody can say whether a transaction is on disk; recovery at the next
 * start reads what became of it. Called once, on the writer's thread; after it the store answers
 * nothing but {@link StoreException.Problem#STOPPED}. Use {@code Runtime.halt}: {@code System.exit}
 * runs shutdown hooks, and one that closes the store would wait for this very thread.
 */
@FunctionalInterface
public interface FatalHandler {
    void fatal(StoreException cause);
}
