package gantry.store;

import gantry.store.StoreException.Problem;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions' rows, and which of them this process may write. A partition is closed until it is
 * opened, and again when one of its batches was refused or rolled back. Confined to the writer's
 * thread, but for the count.
 */
final class Partitions {
    /** On SQLite the lock of the data folder is the lease; the row says so. */
    private static final String OWNER = "local";

    private static final String COUNT =
            "SELECT fact FROM store_facts WHERE name = 'partition_count'";
    private static final String SET_COUNT =
            "INSERT INTO store_facts (name, fact) VALUES ('partition_count', ?)";

    private static final String CREATE =
            """
            INSERT INTO partitions
                (partition_id, owner, epoch, lease_until_ms, last_batch_no, last_clock_ms)
            VALUES (?, NULL, 0, 0, 0, 0)\
            """;

    private static final String TAKE =
            "UPDATE partitions SET owner = ?, epoch = epoch + 1 WHERE partition_id = ?";

    private static final String FIND =
            "SELECT epoch, last_batch_no, last_clock_ms FROM partitions WHERE partition_id = ?";

    private static final String FENCE =
            """
            UPDATE partitions SET last_batch_no = ?, last_clock_ms = ?
            WHERE partition_id = ? AND epoch = ? AND last_batch_no = ?\
            """;

    private final @Nullable StoreException[] closedBecause;
    private final long[] epochs;

    private Partitions(int count) {
        closedBecause = new StoreException[count];
        epochs = new long[count];
        for (var partition = 0; partition < count; partition++) {
            var sentence = "Partition %d has not been opened.".formatted(partition);
            closedBecause[partition] = new StoreException(Problem.STALE_EPOCH, sentence);
        }
    }

    /** Reads how many there are; in a new store makes so many. In a transaction. */
    static Partitions load(SqlConnection sql, int countIfNew) throws SQLException {
        try (var rows = sql.keep(COUNT).executeQuery()) {
            if (rows.next()) {
                return new Partitions(Integer.parseInt(rows.getString(1)));
            }
        }
        var setCount = sql.keep(SET_COUNT);
        setCount.setString(1, Integer.toString(countIfNew));
        setCount.executeUpdate();
        for (var partition = 0; partition < countIfNew; partition++) {
            var insert = sql.keep(CREATE);
            insert.setInt(1, partition);
            insert.executeUpdate();
        }
        return new Partitions(countIfNew);
    }

    int count() {
        return closedBecause.length;
    }

    /**
     * Takes the partition under a new epoch; whoever had it before is refused once this commits.
     */
    OpenedPartition take(SqlConnection sql, int partition) throws SQLException {
        var take = sql.keep(TAKE);
        take.setString(1, OWNER);
        take.setInt(2, partition);
        take.executeUpdate();
        var find = sql.keep(FIND);
        find.setInt(1, partition);
        try (var rows = find.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("Partition " + partition + " has no row");
            }
            return new OpenedPartition(
                    partition, rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
    }

    /**
     * Moves the rows on to these batches, each of another partition, and refuses those that may not
     * be written. Returns the others.
     */
    List<BatchEntry> fence(SqlConnection sql, List<BatchEntry> entries) throws SQLException {
        var open = new ArrayList<BatchEntry>();
        for (var entry : entries) {
            var refusal = refusal(entry.batch());
            entry.refuse(refusal);
            if (refusal == null) {
                open.add(entry);
            }
        }
        return open.isEmpty() ? open : moveOn(sql, open);
    }

    private @Nullable StoreException refusal(Batch batch) {
        var closed = closedBecause[batch.partition()];
        if (closed != null) {
            return closed;
        }
        return batch.epoch() == epochs[batch.partition()] ? null : stale(batch);
    }

    private List<BatchEntry> moveOn(SqlConnection sql, List<BatchEntry> open) throws SQLException {
        var fence = sql.keep(FENCE);
        try {
            for (var entry : open) {
                var batch = entry.batch();
                fence.setLong(1, batch.number());
                fence.setLong(2, batch.clockMs());
                fence.setInt(3, batch.partition());
                fence.setLong(4, batch.epoch());
                fence.setLong(5, batch.number() - 1);
                fence.addBatch();
            }
            var moved = fence.executeBatch();
            var accepted = new ArrayList<BatchEntry>();
            for (var i = 0; i < moved.length; i++) {
                var entry = open.get(i);
                if (moved[i] == 1) {
                    accepted.add(entry);
                } else {
                    entry.refuse(stale(entry.batch()));
                }
            }
            return accepted;
        } catch (SQLException e) {
            sql.clearBatch(fence);
            throw e;
        }
    }

    void opened(OpenedPartition opened) {
        closedBecause[opened.partition()] = null;
        epochs[opened.partition()] = opened.epoch();
    }

    /**
     * Refuses all later batches of this one's epoch. A straggler of an earlier epoch closes
     * nothing. The first cause stays: it is what the partition's owner has to know.
     */
    void close(Batch batch, StoreException cause) {
        var partition = batch.partition();
        if (closedBecause[partition] == null && epochs[partition] == batch.epoch()) {
            closedBecause[partition] = cause;
        }
    }

    private static StoreException stale(Batch batch) {
        return new StoreException(
                Problem.STALE_EPOCH,
                "Batch %d of partition %d in epoch %d does not follow what is on disk."
                        .formatted(batch.number(), batch.partition(), batch.epoch()));
    }
}
