package gantry.store;

import org.jspecify.annotations.Nullable;

/** A batch on its way to the disk. Confined to the writer's thread once it is queued. */
final class BatchEntry implements Entry {
    private static final System.Logger LOG = System.getLogger(BatchEntry.class.getName());

    private final Batch batch;
    private final CommitListener listener;
    private final Partitions partitions;
    private final Figures figures;
    private @Nullable StoreException refusal;

    BatchEntry(Batch batch, CommitListener listener, Partitions partitions, Figures figures) {
        this.batch = batch;
        this.listener = listener;
        this.partitions = partitions;
        this.figures = figures;
    }

    @Override
    public int rows() {
        return batch.rows();
    }

    @Override
    public long bytes() {
        return batch.bytes();
    }

    Batch batch() {
        return batch;
    }

    /** Why it may not be written; null if it may. */
    void refuse(@Nullable StoreException cause) {
        refusal = cause;
        if (cause != null) {
            partitions.close(batch, cause);
        }
    }

    @Override
    public void committed() {
        if (refusal != null) {
            figures.refusals.incrementAndGet();
            var cause = refusal;
            tell(() -> listener.rolledBack(cause));
        } else {
            figures.batches.incrementAndGet();
            tell(listener::committed);
        }
    }

    @Override
    public void rolledBack(StoreException cause) {
        partitions.close(batch, cause);
        tell(() -> listener.rolledBack(refusal == null ? cause : refusal));
    }

    @Override
    public void abandoned(StoreException cause) {
        // Whatever a listener did now would be built on an unknown outcome.
    }

    /** The writer must go on for the others, whatever one listener does. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The commit listener of partition %d failed at batch %d"
                            .formatted(batch.partition(), batch.number()),
                    e);
        }
    }
}
