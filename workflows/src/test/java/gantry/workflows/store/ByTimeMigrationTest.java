package gantry.workflows.store;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.store.DataFolder;
import gantry.store.Migrations;
import gantry.store.Store;
import gantry.store.StoreSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A database of before executions were keyed by their id alone keeps every row of it. */
class ByTimeMigrationTest {
    private static final Migrations BEFORE =
            Migrations.of(
                    "workflows",
                    EngineStore.class,
                    "0001_executions.sql",
                    "0002_qualifiers.sql",
                    "0003_redrives.sql",
                    "0004_map_runs.sql",
                    "0005_mock_invocations.sql");

    /** Two partitions, the later id in the lower one; one execution has all there is. */
    private static final List<String> ROWS =
            List.of(
                    "INSERT INTO executions (partition_id, execution_id, state_machine_arn, name,"
                        + " revision_key, status, started_at_ms, closed_at_ms, listed_at_ms,"
                        + " redriven_at_ms, opening, closing, version_no, alias, redrive_count,"
                        + " redrives, map_run_id, first_item, item_count) VALUES (1, 2049, 'arn:m',"
                        + " 'late', 'r1', 'RUNNING', 20, 0, 20, 0, x'01', NULL, NULL, NULL, 0,"
                        + " NULL, NULL, NULL, NULL), (3, 1027, 'arn:m', 'early', 'r2', 'FAILED',"
                        + " 10, 15, 15, 12, x'02', x'03', 4, 'live', 2, x'04', 9, 7, 5)",
                    "INSERT INTO history VALUES (3, 1027, 1, 4, 2, x'05'), (3, 1027, 5, 6, 3,"
                            + " x'06')",
                    "INSERT INTO payloads VALUES (3, 1027, 1, x'07')",
                    "INSERT INTO frames VALUES (1, 2049, 0, 99, NULL, x'08'), (1, 2049, 1, NULL,"
                            + " 'arn:a', x'09')");

    @TempDir Path folder;

    @BeforeEach
    void fill() {
        try (var opened = DataFolder.open(folder.resolve("data"));
                var store = open(opened, BEFORE)) {
            store.write(
                    sql -> {
                        for (var insert : ROWS) {
                            sql.statement(insert).executeUpdate();
                        }
                        return 0;
                    });
        }
    }

    @Test
    void every_row_and_column_is_there_afterwards() {
        assertThat(
                        rows(
                                "SELECT execution_id, partition_id, state_machine_arn, name,"
                                    + " revision_key, status, started_at_ms, closed_at_ms,"
                                    + " listed_at_ms, redriven_at_ms, hex(opening), hex(closing),"
                                    + " version_no, alias, redrive_count, hex(redrives),"
                                    + " map_run_id, first_item, item_count FROM executions ORDER BY"
                                    + " execution_id"))
                .containsExactly(
                        "1027 3 arn:m early r2 FAILED 10 15 15 12 02 03 4 live 2 04 9 7 5",
                        "2049 1 arn:m late r1 RUNNING 20 0 20 0 01  null null 0  null null null");
        assertThat(
                        rows(
                                "SELECT execution_id, first_event_id, last_event_id,"
                                        + " next_frame_no, hex(events) FROM history ORDER BY 2"))
                .containsExactly("1027 1 4 2 05", "1027 5 6 3 06");
        assertThat(rows("SELECT execution_id, payload_no, hex(utf8) FROM payloads"))
                .containsExactly("1027 1 07");
        assertThat(
                        rows(
                                "SELECT partition_id, execution_id, frame_no, wake_at_ms,"
                                        + " activity_arn, hex(body) FROM frames ORDER BY 3"))
                .containsExactly("1 2049 0 99 null 08", "1 2049 1 null arn:a 09");
    }

    private List<String> rows(String query) {
        try (var opened = DataFolder.open(folder.resolve("data"));
                var store = open(opened, EngineStore.migrations())) {
            return store.read(
                    sql -> {
                        var found = new ArrayList<String>();
                        try (var rows = sql.statement(query).executeQuery()) {
                            int columns = rows.getMetaData().getColumnCount();
                            while (rows.next()) {
                                var row = new ArrayList<String>();
                                for (int i = 1; i <= columns; i++) {
                                    row.add(String.valueOf(rows.getString(i)));
                                }
                                found.add(String.join(" ", row));
                            }
                        }
                        return found;
                    });
        }
    }

    private static Store open(DataFolder folder, Migrations migrations) {
        return Store.open(
                folder,
                List.of(migrations),
                new StoreSettings(
                        InstantSource.system(),
                        System::nanoTime,
                        cause -> {
                            throw new AssertionError(cause);
                        }));
    }
}
