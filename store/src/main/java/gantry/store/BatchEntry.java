package gantry.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** A batch on its way to the disk. Confined to the writer's thread once it is queued. */
final class BatchEntry implements Entry {
    private static final System.Logger LOG = System.getLogger(BatchEntry.class.getName());

    private final Batch batch;
    private final CommitListener listener;
    private final Partitions partitions;
    private final BatchConnection connection;
    private final Figures figures;
    private @Nullable StoreException refusal;

    BatchEntry(
            Batch batch,
            CommitListener listener,
            Partitions partitions,
            BatchConnection connection,
            Figures figures) {
        this.batch = batch;
        this.listener = listener;
        this.partitions = partitions;
        this.connection = connection;
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

    /** A refused batch writes nothing, and the others of the transaction go on. */
    @Override
    public void run(SqlConnection sql) throws SQLException {
        refusal = partitions.fence(sql, batch);
        if (refusal != null) {
            partitions.close(batch, refusal);
            return;
        }
        try {
            batch.write(connection);
            connection.flush();
        } catch (SQLException | RuntimeException e) {
            connection.discard();
            throw e;
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
