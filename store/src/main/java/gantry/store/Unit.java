package gantry.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/**
 * A read-check-write of a service: reads, decides, writes. Does no I/O but SQL and has no other
 * effect, since it may be undone or run again. An exception undoes this unit only.
 */
@FunctionalInterface
public interface Unit<T extends @Nullable Object> {
    T run(SqlConnection connection) throws SQLException;
}
