package gantry.workflows.store;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreSettings;
import gantry.workflows.tracing.PendingTraces;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every query of a hot path seeks on the index that its comment names, and sorts nothing. */
class QueryPlanTest {
    @TempDir private static Path folder;
    private static DataFolder opened;
    private static Store store;

    @BeforeAll
    static void open() {
        opened = DataFolder.open(folder.resolve("data"));
        store =
                Store.open(
                        opened,
                        List.of(EngineStore.migrations(), PendingTraces.migrations()),
                        new StoreSettings(
                                InstantSource.system(),
                                System::nanoTime,
                                cause -> {
                                    throw new AssertionError(cause);
                                }));
    }

    @AfterAll
    static void close() {
        store.close();
        opened.close();
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("FIND_ID", ExecutionSql.FIND_ID, "INDEX executions_name"),
                Arguments.of("FIND", ExecutionSql.FIND, "INTEGER PRIMARY KEY"),
                Arguments.of("LAST_ID", ExecutionSql.LAST_ID, "SEARCH executions"),
                Arguments.of("LIST", ExecutionSql.LIST, "INDEX executions_list"),
                Arguments.of(
                        "LIST_OF_VERSION",
                        ExecutionSql.LIST_OF_VERSION,
                        "INDEX executions_version"),
                Arguments.of("LIST_OF_ALIAS", ExecutionSql.LIST_OF_ALIAS, "INDEX executions_alias"),
                Arguments.of("LAST history", HistorySql.LAST, "INDEX history_first"),
                Arguments.of("FORWARD", HistorySql.FORWARD, "INDEX history_first"),
                Arguments.of("BACKWARD", HistorySql.BACKWARD, "INDEX history_first"),
                Arguments.of("OF_EXECUTION", FrameSql.OF_EXECUTION, "PRIMARY KEY"),
                Arguments.of("WOKEN", FrameSql.WOKEN, "COVERING INDEX frames_wake"),
                Arguments.of("COUNT_OPEN", FrameSql.COUNT_OPEN, "COVERING INDEX frames_wake"),
                Arguments.of("WAITING", FrameSql.WAITING, "INDEX frames_activity"),
                Arguments.of("payload", PayloadSql.FIND, "INDEX payloads_number"),
                Arguments.of("last payload", PayloadSql.LAST_NO, "INDEX payloads_number"),
                Arguments.of("journal", JournalSql.PAGE, "PRIMARY KEY"),
                Arguments.of("PLACE of a map run", MapRunSql.PLACE, "INDEX map_runs_arn"),
                Arguments.of("DETAILS", MapRunSql.DETAILS, "sqlite_autoindex_map_runs_1"),
                Arguments.of("LIST of map runs", MapRunSql.LIST, "INDEX map_runs_execution"),
                Arguments.of("IN_HAND", MapRunSql.IN_HAND, "INDEX map_runs_in_hand"),
                Arguments.of("FRAMES", MapRunSql.FRAMES, "INDEX map_runs_execution"),
                Arguments.of("FIND a map run", MapRunSql.FIND, "sqlite_autoindex_map_runs_1"),
                Arguments.of("LAST_ID", MapRunSql.LAST_ID, "sqlite_autoindex_map_runs_1"),
                Arguments.of("LIST of children", ChildSql.LIST, "INDEX executions_map_run_list"),
                Arguments.of("OPEN children", ChildSql.OPEN, "INDEX executions_map_run_list"),
                Arguments.of("UNSUCCESSFUL", ChildSql.UNSUCCESSFUL, "INDEX executions_map_run "),
                Arguments.of("IN_ORDER", ChildSql.IN_ORDER, "INDEX executions_map_run "),
                Arguments.of("PAGE of old ones", RemovalSql.PAGE, "INTEGER PRIMARY KEY"),
                Arguments.of("CLOSED", RemovalSql.CLOSED, "INTEGER PRIMARY KEY"),
                Arguments.of("CLOSED of a child", RemovalSql.CLOSED, "index_map_runs_1"),
                Arguments.of("CHILDREN", RemovalSql.CHILDREN, "INDEX executions_map_run"),
                Arguments.of("OF_EXECUTIONS", RemovalSql.OF_EXECUTIONS, "INTEGER PRIMARY KEY"),
                Arguments.of("OF_MAP_RUNS", RemovalSql.OF_MAP_RUNS, "INTEGER PRIMARY KEY"),
                Arguments.of("DONE", RemovalSql.DONE, "INTEGER PRIMARY KEY"),
                Arguments.of("invocations", RemovalSql.DELETE_INVOCATIONS, "PRIMARY KEY"),
                Arguments.of("traces", RemovalSql.DELETE_PENDING_TRACES, "PRIMARY KEY"),
                Arguments.of(
                        "map runs' removals",
                        RemovalWriting.PUT_REMOVALS_OF_MAP_RUNS,
                        "INDEX map_runs_execution"),
                Arguments.of(
                        "map runs", RemovalWriting.DELETE_MAP_RUNS, "INDEX map_runs_execution"),
                Arguments.of("history", RemovalSql.Part.HISTORY.read, "INDEX history_first"),
                Arguments.of("history", RemovalSql.Part.HISTORY.delete, "INDEX history_first"),
                Arguments.of("payloads", RemovalSql.Part.PAYLOADS.read, "INDEX payloads_number"),
                Arguments.of("payloads", RemovalSql.Part.PAYLOADS.delete, "INDEX payloads_number"),
                Arguments.of("frames", RemovalSql.Part.FRAMES.read, "PRIMARY KEY"),
                Arguments.of("frames", RemovalSql.Part.FRAMES.delete, "PRIMARY KEY"));
    }

    @ParameterizedTest(name = "{0} uses {2}")
    @MethodSource("queries")
    void a_query_seeks_on_its_index(String name, String sql, String index) {
        List<String> plan = plan(sql);
        assertThat(plan).as(name).anySatisfy(step -> assertThat(step).contains(index));
        assertThat(plan)
                .as(name)
                .noneSatisfy(step -> assertThat(step).startsWith("SCAN"))
                .noneSatisfy(step -> assertThat(step).contains("TEMP B-TREE"));
    }

    private static List<String> plan(String sql) {
        return store.read(
                connection -> {
                    var steps = new ArrayList<String>();
                    var explain = connection.statement("EXPLAIN QUERY PLAN " + sql);
                    try (var rows = explain.executeQuery()) {
                        while (rows.next()) {
                            steps.add(rows.getString("detail"));
                        }
                    }
                    return steps;
                });
    }
}
