package gantry.store;

/**
 * Hears exactly once what became of a batch, on the writer's thread: it must be quick (post to a
 * mailbox, no I/O, no lock that is held elsewhere for long, no call of the store), since the next
 * transaction waits for it. The listeners of one partition are called in the order of its batches.
 * If the outcome is not known nobody is called: {@link FatalHandler} ends the process.
 */
public interface CommitListener {
    /** The batch is durable and the next read sees it. */
    void committed();

    /**
     * Certainly nothing of the batch is on disk, nor will be. The partition is closed: every later
     * batch is refused with the same cause, until {@link Store#openPartition}.
     */
    void rolledBack(StoreException cause);
}
