package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The database of one node. Two doors write: {@link #commit} for partitions, whose batches are
 * decided and cannot conflict, and {@link #write} for services that read, check and write. What
 * waits at both goes into one transaction; nobody hears of it before it is durable, and from then
 * on every {@link #read} sees it.
 *
 * <p>Safe for all threads; virtual ones wait for the store's own platform threads.
 */
public final class Store implements AutoCloseable {
    private final Database database;
    private final Partitions partitions;
    private final WriteQueue queue;
    private final GroupWriter writer;
    private final SqlConnection writerSql;
    private final Readers readers;
    private final Housekeeping housekeeping;
    private final Figures figures = new Figures();
    private final TroubleLog troubles;

    private Store(
            Database database,
            SqlConnection writerSql,
            Partitions partitions,
            StoreSettings settings)
            throws SQLException {
        var limits = settings.limits();
        this.database = database;
        this.writerSql = writerSql;
        this.partitions = partitions;
        this.queue = new WriteQueue(limits);
        this.troubles = new TroubleLog(settings.nanoTime());
        this.readers = new Readers(database, figures, troubles, limits);
        var run =
                new BatchRun(partitions, new BatchConnection(writerSql), database.batchesAtOnce());
        this.writer =
                new GroupWriter(
                        database,
                        writerSql,
                        run,
                        queue,
                        figures,
                        settings,
                        troubles,
                        this::committed);
        this.housekeeping =
                database.openHousekeeping(
                        this, new Housekeeping.Setting(writer.pen(), limits, figures, troubles));
    }

    /**
     * Opens the folder's database, creates it if there is none, and migrates it. The folder must
     * stay open until the store is closed.
     *
     * @throws StoreException with a sentence for the user if that cannot be
     */
    public static Store open(
            DataFolder folder, List<Migrations> migrations, StoreSettings settings) {
        return open(
                new SqliteDatabase(folder, settings.limits().databaseBytes()),
                migrations,
                settings);
    }

    /**
     * Opens a database on PostgreSQL and migrates it. Whoever wrote to it before is kept from it
     * from now on, and ends.
     *
     * @throws StoreException with a sentence for the user if that cannot be
     */
    public static Store open(
            PostgresAddress address, List<Migrations> migrations, StoreSettings settings) {
        return open(new PostgresDatabase(address), migrations, settings);
    }

    static Store open(Database database, List<Migrations> migrations, StoreSettings settings) {
        try {
            return migrated(database, migrations, settings);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    private static Store migrated(
            Database database, List<Migrations> migrations, StoreSettings settings)
            throws SQLException {
        var sql = database.openWriter();
        try {
            var all = new ArrayList<Migrations>();
            all.add(Migrations.of("store", Store.class, "0001_partitions.sql"));
            all.addAll(migrations);
            new Migrator(database, sql, settings.clock()).migrate(all);
            database.begin(sql);
            var partitions = Partitions.load(sql, settings.limits().partitions());
            database.commit(sql);
            var store = new Store(database, sql, partitions, settings);
            store.writer.start();
            store.housekeeping.start();
            return store;
        } catch (SQLException | RuntimeException e) {
            try {
                sql.close();
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * What uses it has started: from now on the log tells what the database refuses. Before, it is
     * for whoever starts to tell, as the reason why that fails.
     */
    public void started() {
        troubles.started();
    }

    /** How many partitions there are, fixed when the store was created. */
    public int partitionCount() {
        return partitions.count();
    }

    /**
     * Takes a partition under a new epoch; durable when it returns. Needed before its first batch,
     * and again after one of its batches was rolled back. Blocks.
     */
    public OpenedPartition openPartition(int partition) {
        requirePartition(partition);
        return run(sql -> partitions.take(sql, partition), partitions::opened);
    }

    /** Takes all partitions in one transaction; their order is their number. Blocks. */
    public List<OpenedPartition> openAll() {
        return run(
                sql -> {
                    var opened = new ArrayList<OpenedPartition>();
                    for (var partition = 0; partition < partitions.count(); partition++) {
                        opened.add(partitions.take(sql, partition));
                    }
                    return List.copyOf(opened);
                },
                opened -> opened.forEach(partitions::opened));
    }

    /**
     * Puts a batch in line; the listener hears what became of it. Returns at once unless too much
     * waits already, then it blocks; it must not be called by a listener.
     *
     * @throws StoreException STOPPED if the store is closed; the listener hears nothing then
     */
    public void commit(Batch batch, CommitListener listener) {
        requirePartition(batch.partition());
        refuseWriterThread();
        var entry = new BatchEntry(batch, listener, partitions, figures);
        if (!queue.put(entry)) {
            throw StoreException.stopped(null);
        }
    }

    /**
     * Runs the unit within the next transaction and returns its result once that is durable.
     * Blocks. The unit's own exception undoes the unit alone and comes back as it was thrown; an
     * SQLException comes back as a {@link StoreException}.
     *
     * @throws StoreException BUSY if too much waits; FULL, UNREACHABLE or ROLLED_BACK if the
     *     transaction was rolled back; nothing of the unit is on disk then
     */
    public <T extends @Nullable Object> T write(Unit<T> unit) {
        return run(unit, _ -> {});
    }

    /**
     * Runs the query on what is committed and returns its result. Blocks. Keep it short: a long one
     * holds up the others and the checkpoint.
     *
     * @throws StoreException BUSY if too many wait
     */
    public <T extends @Nullable Object> T read(Query<T> query) {
        return readers.read(query);
    }

    /** What was done since the store was opened. */
    public StoreFigures figures() {
        return figures.snapshot(queue.size());
    }

    /** How its commits were spread since then. */
    public StoreHistograms histograms() {
        return figures.histograms();
    }

    /**
     * Writes what waits, lets nothing more in, empties the write-ahead log. Closes every part,
     * whatever another one throws.
     *
     * @throws StoreException the first part that could not be closed, with the others
     */
    @Override
    public void close() {
        // The last named is closed first: SQLite's log is emptied once nobody reads it.
        try (Part _ = writerSql::close;
                Part _ = housekeeping::close;
                Part _ = readers::close) {
            writer.close();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    @FunctionalInterface
    private interface Part extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private <T extends @Nullable Object> T run(Unit<T> unit, Consumer<T> onCommit) {
        refuseWriterThread();
        var entry = new UnitEntry<>(unit, onCommit, database, figures);
        if (!queue.offer(entry)) {
            throw queue.isClosed()
                    ? StoreException.stopped(null)
                    : new StoreException(Problem.BUSY, "Too many writes wait already.");
        }
        return Threads.await(entry.outcome());
    }

    private void committed() {
        troubles.committed();
        housekeeping.committed();
    }

    private void requirePartition(int partition) {
        if (partition < 0 || partition >= partitions.count()) {
            throw new IllegalArgumentException(
                    "Partition %d is not in 0..%d".formatted(partition, partitions.count() - 1));
        }
    }

    /** It would wait for itself. */
    private void refuseWriterThread() {
        if (writer.isCurrentThread()) {
            throw new IllegalStateException("The store's writer thread must not call the store");
        }
    }
}
