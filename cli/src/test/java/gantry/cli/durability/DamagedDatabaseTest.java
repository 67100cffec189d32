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

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a start says of a database's file that is not what was written. */
class DamagedDatabaseTest {
    private static final int PAGE_BYTES = 8_192;

    @TempDir private Path folder;

    enum Damage {
        HEADER,
        CUT_IN_HALF,
        ALL_PAGES_BUT_THE_FIRST;

        void to(Path database) throws IOException {
            try (var file = new RandomAccessFile(database.toFile(), "rw")) {
                switch (this) {
                    case HEADER -> file.write("no database at all".getBytes(UTF_8));
                    case CUT_IN_HALF -> file.setLength(file.length() / 2 / PAGE_BYTES * PAGE_BYTES);
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
            Machines.start(sfn, Machines.create(sfn, "wait", Machines.WAIT), "waits", "{}");
            server.sigterm();
            damage.to(server.data().resolve("gantry.db"));
            int logged = server.log().length();

            assertThatThrownBy(server::restart).hasMessageContaining("status 2");

            assertThat(server.log().substring(logged).lines())
                    .filteredOn(line -> line.startsWith("gantry: "))
                    .singleElement()
                    .asString()
                    .contains(
                            "gantry: The database \"", "gantry.db\" is damaged;", "gantry restore");
            assertThat(server.log().substring(logged)).doesNotContain("Exception");
        }
    }

    @Test
    void a_torn_tail_of_the_log_is_dropped() throws Exception {
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "pass", Machines.PASS);
            String execution = Machines.start(sfn, machine, "e", "{}");
            Machines.untilEnded(sfn, execution);
            server.kill9();
            Files.write(
                    server.data().resolve("gantry.db-wal"),
                    new byte[3 * PAGE_BYTES + 100],
                    StandardOpenOption.APPEND);

            server.restart();

            try (SfnClient again = Sdk.client(server.url())) {
                assertThat(again.getExecutionHistory(r -> r.executionArn(execution)).events())
                        .hasSize(4);
            }
        }
    }
}
