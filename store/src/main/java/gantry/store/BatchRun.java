package gantry.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Batches of different partitions that are written together: all fences at once, then each
 * statement once for the rows of all. They have no row in common, so that their order does not
 * matter; two of one partition would. Confined to the writer's thread.
 */
final class BatchRun {
    private final Partitions partitions;
    private final BatchConnection connection;
    private final int max;
    private final Map<Integer, BatchEntry> entries = new LinkedHashMap<>();
    private @Nullable BatchEntry current;

    BatchRun(Partitions partitions, BatchConnection connection, int max) {
        this.partitions = partitions;
        this.connection = connection;
        this.max = max;
    }

    /** Puts it to the others, or writes those first. */
    void add(SqlConnection sql, BatchEntry entry) throws SQLException {
        if (entries.size() == max || entries.containsKey(entry.batch().partition())) {
            write(sql);
        }
        entries.put(entry.batch().partition(), entry);
    }

    /** The one that is to blame for a failure; null if that is not known. */
    @Nullable Entry current() {
        return current;
    }

    /** Forgets what is left after a failure. */
    void clear() {
        entries.clear();
        current = null;
    }

    /** A refused batch writes nothing, and the others of the transaction go on. */
    void write(SqlConnection sql) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        var together = new ArrayList<>(entries.values());
        clear();
        current = together.size() == 1 ? together.getFirst() : null;
        var accepted = partitions.fence(sql, together);
        try {
            for (var entry : accepted) {
                current = entry;
                entry.batch().write(connection);
            }
            current = together.size() == 1 ? together.getFirst() : null;
            connection.flush();
        } catch (SQLException | RuntimeException | StackOverflowError e) {
            connection.discard();
            throw e;
        }
        current = null;
    }
}
