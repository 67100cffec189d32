package gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class StoreCloseTest {
    @TempDir private Path path;

    private final List<Connection> opened = new ArrayList<>();

    @Test
    void every_part_is_closed_though_each_says_that_it_cannot_be() throws Exception {
        try (var folder = DataFolder.open(path)) {
            var settings = new StoreSettings(TestStore.NOON, System::nanoTime, _ -> {});
            var store = Store.open(unwilling(folder), List.of(TestStore.NOTES), settings);
            store.write(TestStore.noteUnit("a"));
            assertThat(opened).hasSize(1 + settings.limits().readers());

            assertThatThrownBy(store::close)
                    .isInstanceOf(StoreException.class)
                    .cause()
                    .hasMessage("It cannot be closed")
                    .satisfies(
                            first -> assertThat(first.getSuppressed()).hasSize(opened.size() - 1));

            for (var connection : opened) {
                assertThat(connection.isClosed()).isTrue();
            }
            // SQLite deletes it with the last connection, the checkpointer's among them.
            assertThat(path.resolve("gantry.db-wal")).doesNotExist();
        }
    }

    /** SQLite whose connections close and say that they did not. */
    private Database unwilling(DataFolder folder) {
        var sqlite = new SqliteDatabase(folder, 0);
        return proxy(
                Database.class,
                (_, method, arguments) -> {
                    var result = invoke(method, sqlite, arguments);
                    return result instanceof SqlConnection sql
                            ? new SqlConnection(
                                    unwilling(sql.connection()), Dialect.SQLITE, _ -> false)
                            : result;
                });
    }

    private Connection unwilling(Connection connection) {
        opened.add(connection);
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    var result = invoke(method, connection, arguments);
                    if (method.getName().equals("close")) {
                        throw new SQLException("It cannot be closed");
                    }
                    return result;
                });
    }

    private static Object invoke(Method method, Object target, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        var loader = StoreCloseTest.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
    }
}
