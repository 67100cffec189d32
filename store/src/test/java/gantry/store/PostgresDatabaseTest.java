package gantry.store;

import static gantry.store.TestStore.batch;
import static gantry.store.TestStore.noteUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.store.StoreException.Problem;
import gantry.store.testing.PostgresServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What holds on PostgreSQL alone; what holds on every database is told by the other tests. */
class PostgresDatabaseTest {
    private static final String NAMES_BEHIND_A =
            "SELECT name FROM store_facts WHERE fact = 'x' AND name > 'A' ORDER BY name";

    private static PostgresServer server;
    private String schema;

    @BeforeAll
    static void find() {
        server = PostgresServer.shared();
    }

    @BeforeEach
    void create() {
        schema = server.createSchema();
    }

    // Who owns it

    @Test
    void a_second_opening_takes_the_database_over_and_the_first_one_can_write_nothing_more() {
        try (var first = open()) {
            var opened = first.store.openPartition(3);
            assertThat(first.commit(batch(opened, 1, "a")).join()).isEqualTo("committed");
            try (var second = open()) {
                var listened = first.commit(batch(opened, 2, "late"));
                assertThatThrownBy(() -> first.store.write(noteUnit("late")))
                        .isInstanceOf(StoreException.class)
                        .matches(
                                e ->
                                        ((StoreException) e).problem() == Problem.STOPPED
                                                || ((StoreException) e).problem()
                                                        == Problem.TAKEN_OVER);
                var again = second.store.openPartition(3);
                assertThat(again).isEqualTo(new OpenedPartition(3, 2, 1, 1_001));
                assertThat(second.commit(batch(again, 1, "b")).join()).isEqualTo("committed");
                assertThat(second.notes()).containsExactly("3/1 a", "3/2 b");
                assertThat(listened).isNotDone();
            }
            assertThat(first.fatal())
                    .singleElement()
                    .satisfies(
                            cause -> {
                                assertThat(cause.problem()).isEqualTo(Problem.TAKEN_OVER);
                                assertThat(cause)
                                        .hasMessage(
                                                "Another Gantry has taken over the database postgres://127.0.0.1:%d/gantry; this one ends. Give each its own database or schema."
                                                        .formatted(server.port()));
                            });
        }
    }

    @Test
    void one_that_writes_nothing_notices_as_well_that_it_was_taken_over() {
        try (var first = open();
                var _ = open()) {
            assertThat(first.awaitFatal().problem()).isEqualTo(Problem.TAKEN_OVER);
        }
    }

    @Test
    void openings_at_the_same_time_make_one_schema_and_leave_one_owner() {
        var opening =
                IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(this::tryOpen))
                        .toList();
        var opened = opening.stream().flatMap(each -> each.join().stream()).toList();
        assertThat(opened).isNotEmpty();
        var heirs = opened.stream().filter(each -> writes(each)).toList();
        assertThat(heirs).hasSize(1);
        assertThat(heirs.getFirst().notes()).containsExactly("0/0 a");
        opened.forEach(PostgresStore::close);
    }

    // Lost connections

    @Test
    void lost_connections_are_replaced_unnoticed_while_nothing_is_under_way() {
        try (var test = open()) {
            var opened = test.store.openPartition(3);
            server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name"
                            + " = 'gantry'");
            assertThat(test.notes()).isEmpty();
            assertThat(test.commit(batch(opened, 1, "a")).join()).isEqualTo("committed");
            assertThat(test.store.write(noteUnit("b"))).isEqualTo("b");
            assertThat(test.notes()).containsExactly("3/1 a", "0/0 b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_whose_reply_is_lost_is_looked_up_and_happens_once(LostReply.Loss loss)
            throws IOException {
        try (var between = new LostReply(server.port());
                var test = open(between.port())) {
            var opened = test.store.openPartition(3);
            between.arm(loss);
            var batch = test.commit(batch(opened, 1, "a"));
            assertThat(batch.join()).isEqualTo("committed");
            between.arm(loss);
            assertThat(test.store.write(noteUnit("b"))).isEqualTo("b");
            assertThat(test.notes()).containsExactly("3/1 a", "0/0 b");
            assertThat(test.commit(batch(opened, 2, "c")).join()).isEqualTo("committed");
            assertThat(test.fatal()).isEmpty();
        }
    }

    @Test
    void while_the_server_is_gone_everybody_is_told_to_try_again() {
        try (var own = PostgresServer.start();
                var test = new PostgresStore(own.url(own.createSchema()))) {
            var opened = test.store.openPartition(3);
            own.stopImmediately();
            assertThat(test.commit(batch(opened, 1, "a")).join()).isEqualTo("UNREACHABLE");
            assertThatThrownBy(() -> test.store.write(noteUnit("b")))
                    .matches(e -> ((StoreException) e).problem() == Problem.UNREACHABLE)
                    .matches(e -> ((StoreException) e).isRetryable())
                    .hasMessage(
                            "The database postgres://127.0.0.1:%d/gantry does not answer (Connection refused); is PostgreSQL running there, and is the address right?"
                                    .formatted(own.port()));
            assertThatThrownBy(test::notes)
                    .matches(e -> ((StoreException) e).problem() == Problem.UNREACHABLE);
            own.startAgain();
            var again = test.store.openPartition(3);
            assertThat(test.commit(batch(again, 1, "c")).join()).isEqualTo("committed");
            assertThat(test.notes()).containsExactly("3/1 c");
        }
    }

    @Test
    void a_crash_of_the_server_under_load_loses_nothing_and_keeps_nothing_twice() {
        try (var own = PostgresServer.start();
                var test = new PostgresStore(own.url(own.createSchema()))) {
            for (var crash = 1; crash <= 3; crash++) {
                var opened = test.openPartition(3);
                var crashing =
                        CompletableFuture.runAsync(
                                () -> {
                                    own.stopImmediately();
                                    own.startAgain();
                                });
                var number = 1;
                while (!crashing.isDone()
                        && test.commit(batch(opened, number, "a")).join().equals("committed")) {
                    number++;
                }
                crashing.join();
                var last = test.openPartition(3).lastBatchNumber();
                assertThat(last).isEqualTo(opened.lastBatchNumber() + number - 1);
                assertThat(test.notes()).hasSize(Math.toIntExact(last));
            }
            assertThat(test.fatal()).isEmpty();
        }
    }

    @Test
    void batches_that_are_written_together_are_refused_one_by_one() {
        try (var test = open()) {
            var opened = test.store.openAll();
            var release = test.hold();
            var outcomes = new ArrayList<CompletableFuture<String>>();
            for (var partition : opened) {
                outcomes.add(
                        test.commit(batch(partition, partition.partition() == 5 ? 2 : 1, "a")));
                outcomes.add(
                        test.commit(batch(partition, partition.partition() == 5 ? 3 : 2, "b")));
            }
            release.run();
            var results = outcomes.stream().map(CompletableFuture::join).toList();
            assertThat(results.subList(10, 12)).containsOnly("STALE_EPOCH");
            assertThat(results).filteredOn("committed"::equals).hasSize(126);
            assertThat(test.notes()).hasSize(126);
            assertThat(test.notes()).containsSubsequence("3/1 a", "3/2 b");
        }
    }

    @Test
    void text_is_ordered_by_its_bytes_whatever_the_language_of_the_database() {
        try (var test = open()) {
            for (var name : List.of("b", "B", "a", "-", "ä")) {
                test.store.write(
                        sql -> {
                            var insert =
                                    sql.statement(
                                            "INSERT INTO store_facts (name, fact) VALUES (?, 'x')");
                            insert.setString(1, name);
                            return insert.executeUpdate();
                        });
            }
            List<String> ordered = test.store.read(PostgresDatabaseTest::namesBehindA);
            assertThat(ordered).containsExactly("B", "a", "b", "ä");
        }
    }

    private static List<String> namesBehindA(SqlConnection sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = sql.statement(NAMES_BEHIND_A).executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    // What a user may have got wrong

    @Test
    void a_schema_of_something_else_is_left_alone() {
        server.execute("CREATE TABLE " + schema + ".customers (id INTEGER)");
        assertProblem(
                server.url(schema),
                Problem.SCHEMA,
                "The schema \"%s\" of the database postgres://127.0.0.1:%d/gantry belongs to something else (it has the table \"customers\" and none of Gantry's); name an empty database, or a schema with ?currentSchema=NAME."
                        .formatted(schema, server.port()));
    }

    @Test
    void a_missing_password_and_a_server_without_TLS_are_told_as_the_driver_has_them() {
        server.execute("DROP ROLE IF EXISTS checked");
        server.execute("CREATE ROLE checked LOGIN PASSWORD 'right'");
        String database = "127.0.0.1:%d/gantry".formatted(server.port());
        assertProblem(
                "postgres://checked@" + database,
                Problem.UNREACHABLE,
                "The database postgres://%s does not let the user \"checked\" in (The server requested SCRAM-based authentication, but no password was provided); are the password and sslmode right?"
                        .formatted(database));
        assertProblem(
                "postgres://checked:right@" + database + "?sslmode=require",
                Problem.UNREACHABLE,
                "The database postgres://%s does not let the user \"checked\" in (The server does not support SSL); are the password and sslmode right?"
                        .formatted(database));
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        server.execute("DROP ROLE IF EXISTS checked");
        server.execute("CREATE ROLE checked LOGIN PASSWORD 'right'");
        assertProblem(
                "postgres://checked:wr0ng@127.0.0.1:%d/gantry".formatted(server.port()),
                Problem.UNREACHABLE,
                "The database postgres://127.0.0.1:%d/gantry refuses the user \"checked\": the password is wrong or missing, or pg_hba.conf does not let it in."
                        .formatted(server.port()));
    }

    @Test
    void a_user_who_may_create_nothing_is_told_so() {
        server.execute("DROP ROLE IF EXISTS guest");
        server.execute("CREATE ROLE guest LOGIN");
        assertProblem(
                "postgres://guest@127.0.0.1:%d/gantry".formatted(server.port()),
                Problem.READ_ONLY,
                "The database postgres://127.0.0.1:%d/gantry does not let the user \"guest\" create or write tables; grant it CREATE on the schema and make it the owner of the tables."
                        .formatted(server.port()));
    }

    @Test
    void a_database_that_is_not_there_is_told_with_what_makes_it() {
        assertProblem(
                "postgres://postgres@127.0.0.1:%d/nowhere".formatted(server.port()),
                Problem.UNREACHABLE,
                "There is no database postgres://127.0.0.1:%d/nowhere; create it: createdb \"nowhere\"."
                        .formatted(server.port()));
    }

    @Test
    void a_database_in_another_encoding_is_refused() {
        server.execute("DROP DATABASE IF EXISTS latin");
        server.execute(
                "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C'"
                        + " LC_CTYPE 'C' TEMPLATE template0");
        assertProblem(
                "postgres://postgres@127.0.0.1:%d/latin".formatted(server.port()),
                Problem.SCHEMA,
                "The database postgres://127.0.0.1:%d/latin is encoded in LATIN1; name one in UTF8: createdb --encoding=UTF8 --template=template0 NAME."
                        .formatted(server.port()));
    }

    @Test
    void a_port_where_nobody_listens_is_told() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertProblem(
                "postgres://u:secret@127.0.0.1:%d/d".formatted(port),
                Problem.UNREACHABLE,
                "The database postgres://127.0.0.1:%d/d does not answer (Connection refused); is PostgreSQL running there, and is the address right?"
                        .formatted(port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    connect_timeout=soon | connectTimeout parameter value must be an integer but was: soon
                    sslmode=safe | Invalid sslmode value: safe
                    stringtype=x | Unsupported value for stringtype parameter: x
                    options=-c%20work_memo=9 | FATAL: unrecognized configuration parameter "work_memo"
                    """)
    void a_parameter_that_cannot_be_used_is_told(String parameter, String reason) {
        String database = "127.0.0.1:%d/gantry".formatted(server.port());
        assertProblem(
                "postgres://postgres:secret@" + database + "?" + parameter,
                Problem.UNREACHABLE,
                "The database postgres://%s cannot be opened with the parameters of its address (%s); correct what stands behind the ?."
                        .formatted(database, reason));
    }

    @Test
    void a_host_that_has_no_address_is_told() {
        assertProblem(
                "postgres://u:secret@nowhere.invalid/d",
                Problem.UNREACHABLE,
                "The database postgres://nowhere.invalid:5432/d does not answer (no such host); is"
                        + " PostgreSQL running there, and is the address right?");
    }

    @ParameterizedTest(name = "{0}: {1}, may run again {2}")
    @CsvSource({
        "40001, BUSY, true",
        "40P01, BUSY, true",
        "53100, FULL, false",
        "53300, UNREACHABLE, false",
        "57P01, UNREACHABLE, true",
        "08006, UNREACHABLE, true",
        "25006, READ_ONLY, false",
        "XX001, DAMAGED, false",
        "23505, FAILED, false"
    })
    void a_state_says_what_kind_of_trouble_it_is(String state, Problem problem, boolean again) {
        var database = new PostgresDatabase(PostgresAddress.parse("postgres://h/d"));
        var failure = new SQLException("failed", state);
        assertThat(database.explain(failure).problem()).isEqualTo(problem);
        assertThat(database.mayRunAgain(failure)).isEqualTo(again);
    }

    private void assertProblem(String url, Problem problem, String sentence) {
        assertThatThrownBy(() -> new PostgresStore(url).close())
                .isInstanceOf(StoreException.class)
                .hasMessage(sentence)
                .matches(e -> ((StoreException) e).problem() == problem)
                .satisfies(
                        e -> {
                            for (Throwable at = e; at != null; at = at.getCause()) {
                                assertThat(String.valueOf(at)).doesNotContain("secret", "wr0ng");
                            }
                        });
    }

    private PostgresStore open() {
        return new PostgresStore(server.url(schema));
    }

    private PostgresStore open(int port) {
        return new PostgresStore(server.url(schema).replace(":" + server.port(), ":" + port));
    }

    /** Nobody, if another took over while it was opened. */
    private List<PostgresStore> tryOpen() {
        try {
            return List.of(open());
        } catch (StoreException e) {
            assertThat(e.problem()).isEqualTo(Problem.TAKEN_OVER);
            return List.of();
        }
    }

    private static boolean writes(PostgresStore test) {
        try {
            test.store.write(noteUnit("a"));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }
}
