package gantry.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** A short read of one committed snapshot; its connection refuses writes. */
@FunctionalInterface
public interface Query<T extends @Nullable Object> {
    T read(SqlConnection connection) throws SQLException;
}
