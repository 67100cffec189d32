package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/** What a start says of a database's file that is not what was written. */
class DamagedDatabaseTest {
    private static final int PAGE_BYTES = 8_192;
    private static final int LOG_HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;

    /** The first byte of a page of rows. */
    private static final int TABLE_LEAF = 0x0d;

    private static final String EXECUTION = "an-execution";

    private static final String MARKED = "marked";

    /** More than share a page. */
    private static final int NEIGHBOURS = 60;

    @TempDir private Path folder;

    enum Damage {
        HEADER,
        CUT_IN_HALF,
        EMPTIED,
        PAGE_OF_AN_EXECUTION,
        ALL_PAGES_BUT_THE_FIRST;

        void to(Path database) throws IOException {
            try (var file = new RandomAccessFile(database.toFile(), "rw")) {
                switch (this) {
                    case HEADER -> file.write("no database at all".getBytes(UTF_8));
                    case CUT_IN_HALF -> file.setLength(file.length() / 2 / PAGE_BYTES * PAGE_BYTES);
                    case PAGE_OF_AN_EXECUTION -> zeroPagesWith(database, EXECUTION);
                    case EMPTIED -> file.setLength(0);
                    case ALL_PAGES_BUT_THE_FIRST -> {
                        file.seek(PAGE_BYTES);
                        file.write(new byte[Math.toIntExact(file.length() - PAGE_BYTES)]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_start_ends_in_one_sentence_that_names_the_file_and_the_restore(Damage damage)
            throws Exception {
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Sdk.client(server.url())) {
            Machines.start(sfn, Machines.create(sfn, "wait", Machines.WAIT), EXECUTION, "{}");
            server.sigterm();
            damage.to(server.data().resolve("gantry.db"));
            int logged = server.log().length();

            assertThatThrownBy(server::restart).hasMessageContaining("status 2");

            assertThat(server.log().substring(logged).lines())
                    .filteredOn(line -> line.contains("damaged"))
                    .singleElement()
                    .asString()
                    .startsWith("gantry: The database \"")
                    .contains("gantry.db\" is damaged;", "gantry restore");
            assertThat(server.log().substring(logged)).doesNotContain("Exception");
        }
    }

    @Test
    void a_page_found_damaged_while_the_server_runs_fails_what_needs_it_and_nothing_else()
            throws Exception {
        try (var server = StartedServer.in(folder)) {
            String machine;
            try (SfnClient sfn = Sdk.client(server.url())) {
                machine = Machines.create(sfn, "wait", Machines.WAIT);
                for (int i = 0; i < 3 * NEIGHBOURS; i++) {
                    String text = i / NEIGHBOURS == 1 ? MARKED : "sound";
                    Machines.start(sfn, machine, text + i, quoted(text));
                }
            }
            server.sigterm();
            assertThat(zeroPagesWith(server.data().resolve("gantry.db"), quoted(MARKED)))
                    .isPositive();
            server.restart();
            int logged = server.log().length();
            try (SfnClient sfn = Sdk.client(server.url())) {
                String marked = execution("wait", MARKED + (3 * NEIGHBOURS / 2));
                for (int i = 0; i < 3; i++) {
                    assertDamage(() -> sfn.describeExecution(it -> it.executionArn(marked)));
                    assertDamage(() -> sfn.getExecutionHistory(it -> it.executionArn(marked)));
                    assertDamage(() -> sfn.stopExecution(it -> it.executionArn(marked)));
                }
                String sound = execution("wait", "sound0");
                assertThat(sfn.describeExecution(it -> it.executionArn(sound)).input())
                        .isEqualTo(quoted("sound"));
                sfn.stopExecution(it -> it.executionArn(sound));
                String another = Machines.create(sfn, "pass", Machines.PASS);
                Machines.untilEnded(sfn, Machines.start(sfn, another, "new", "{}"));
            }
            String said = server.log().substring(logged);
            assertThat(said.lines().filter(line -> line.contains("gantry.db\" is damaged")))
                    .hasSizeBetween(1, 2); // again after a minute
            assertThat(said).doesNotContain("\tat ");
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String execution(String machine, String name) {
        return Machines.STATES + "execution:" + machine + ":" + name;
    }

    private static void assertDamage(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SfnException.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(500);
                            assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("InternalFailure");
                            assertThat(e.awsErrorDetails().errorMessage())
                                    .isEqualTo(
                                            "A part of the store that this needs is damaged; the"
                                                    + " server's log says which.");
                        });
    }

    /** Pages of tables, not of indexes: names stay to be found. */
    private static int zeroPagesWith(Path database, String text) throws IOException {
        byte[] sought = text.getBytes(UTF_8);
        int count = 0;
        try (var file = new RandomAccessFile(database.toFile(), "rw")) {
            byte[] page = new byte[PAGE_BYTES];
            for (long at = PAGE_BYTES; at < file.length(); at += PAGE_BYTES) {
                file.seek(at);
                file.readFully(page);
                if (page[0] == TABLE_LEAF && contains(page, sought)) {
                    file.seek(at);
                    file.write(new byte[PAGE_BYTES]);
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean contains(byte[] page, byte[] sought) {
        for (int at = 0; at + sought.length <= page.length; at++) {
            if (Arrays.equals(page, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    enum Tail {
        ZEROS,
        GARBAGE,
        A_FRAME_OF_BEFORE,
        HALF_A_FRAME,
        NO_INDEX;

        void to(Path log) throws IOException {
            byte[] bytes = Files.readAllBytes(log);
            int frame = FRAME_HEADER_BYTES + PAGE_BYTES;
            int last = LOG_HEADER_BYTES + (bytes.length - LOG_HEADER_BYTES) / frame * frame - frame;
            byte[] tail =
                    switch (this) {
                        case ZEROS -> new byte[3 * PAGE_BYTES + 100];
                        case GARBAGE -> {
                            byte[] garbage = new byte[2 * frame];
                            new Random(1).nextBytes(garbage);
                            yield garbage;
                        }
                        case A_FRAME_OF_BEFORE -> Arrays.copyOfRange(bytes, last, last + frame);
                        case HALF_A_FRAME -> Arrays.copyOfRange(bytes, last, last + frame / 2);
                        case NO_INDEX -> {
                            Files.delete(log.resolveSibling("gantry.db-shm"));
                            yield new byte[0];
                        }
                    };
            Files.write(log, tail, StandardOpenOption.APPEND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_torn_tail_of_the_log_and_a_missing_index_cost_nothing(Tail tail) throws Exception {
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "pass", Machines.PASS);
            String execution = Machines.start(sfn, machine, "e", "{}");
            Machines.untilEnded(sfn, execution);
            server.kill9();
            tail.to(server.data().resolve("gantry.db-wal"));

            server.restart();

            try (SfnClient again = Sdk.client(server.url())) {
                assertThat(again.getExecutionHistory(r -> r.executionArn(execution)).events())
                        .hasSize(4);
            }
        }
    }
}
