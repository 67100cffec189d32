package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;
import gantry.store.testing.PostgresServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;

/** A started server whose store is PostgreSQL: either of them dies, and neither loses anything. */
class PostgresStoreTest {
    private static final int CLIENTS = 4;
    private static final int ORDERS = 200;

    /** EX_UNAVAILABLE, so that a supervisor can tell it from a crash. */
    private static final int TAKEN_OVER = 69;

    @TempDir private Path folder;
    private PostgresServer postgres;
    private String yaml;

    @BeforeEach
    void create() {
        postgres = PostgresServer.shared();
        yaml = store(postgres.url(postgres.createSchema()));
    }

    private static String store(String url) {
        return "store: \"" + url + "\"\n";
    }

    @Test
    void nothing_acknowledged_is_lost_whether_the_server_or_postgresql_is_killed()
            throws Exception {
        try (var server = StartedServer.configured(folder, yaml);
                SfnClient sfn = Connection.to(server.url())) {
            var progress = new Progress();
            var ledger = new Ledger();
            var outages = new Outages();
            String machine = Machines.create(sfn, "pass", Machines.PASS);
            var clients = new Clients(sfn, machine, outages, progress, ledger);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    threads.execute(clients::run);
                }
                try {
                    var random = new Random(1);
                    int ordered = 0;
                    for (int round = 0; round < 4; round++) {
                        for (int i = 0; i < ORDERS; i++) {
                            clients.order(Order.random(ordered++, random));
                        }
                        outages.begin();
                        if (round % 2 == 0) {
                            postgres.stopImmediately();
                            postgres.startAgain();
                        } else {
                            server.kill9();
                            server.restart();
                        }
                        outages.end();
                    }
                    int all = ordered;
                    Await.until(
                            "all starts are acknowledged",
                            () -> clients.acknowledged().size() == all);
                } finally {
                    outages.end();
                    threads.shutdownNow();
                }
            }
            assertThat(ledger.violations()).isEmpty();
            try (SfnClient again = Sdk.client(server.url())) {
                for (String name : clients.acknowledged().keySet()) {
                    String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
                    assertThat(Machines.untilEnded(again, arn).status())
                            .isEqualTo(ExecutionStatus.SUCCEEDED);
                }
            }
        }
    }

    @Test
    void a_text_that_postgresql_does_not_take_is_refused_and_keeps_nobody_waiting() {
        try (var server = StartedServer.configured(folder, yaml);
                SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "pass", Machines.PASS);
            String executions = machine.replace(":stateMachine:", ":execution:") + ":";
            for (int i = 0; i < CLIENTS; i++) {
                String arn = executions + i + "\0";
                assertThatThrownBy(() -> sfn.stopExecution(r -> r.executionArn(arn)))
                        .isInstanceOf(InvalidArnException.class);
            }
            assertThatThrownBy(
                            () ->
                                    sfn.publishStateMachineVersion(
                                            r -> r.stateMachineArn(machine).description("\0")))
                    .isInstanceOf(ValidationException.class);
            sfn.untagResource(r -> r.resourceArn(machine).tagKeys("\0"));
            for (int i = 0; i < CLIENTS; i++) {
                Machines.untilEnded(sfn, Machines.start(sfn, machine, "e" + i, "{}"));
            }
        }
    }

    @Test
    void while_postgresql_is_away_callers_are_told_to_try_again_and_then_it_goes_on() {
        try (var server = StartedServer.configured(folder, yaml);
                SfnClient sfn = Sdk.client(server.url())) {
            String machine = Machines.create(sfn, "pass", Machines.PASS);
            String before = Machines.start(sfn, machine, "before", "{}");
            Machines.untilEnded(sfn, before);
            postgres.stopImmediately();
            try {
                assertThatThrownBy(() -> Machines.start(sfn, machine, "during", "{}"))
                        .matches(e -> Retryable.is(e));
                assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(before)))
                        .matches(e -> Retryable.is(e));
            } finally {
                postgres.startAgain();
            }
            Await.until("starts are taken again", () -> starts(sfn, machine));
            assertThat(sfn.describeExecution(r -> r.executionArn(before)).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    private static boolean starts(SfnClient sfn, String machine) {
        try {
            Machines.untilEnded(sfn, Machines.start(sfn, machine, "after", "{}"));
            return true;
        } catch (RuntimeException e) {
            assertThat(Retryable.is(e)).as("%s", e).isTrue();
            return false;
        }
    }

    @Test
    void a_second_server_takes_the_database_over_and_the_first_one_ends_with_one_sentence()
            throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("second"));
        try (var first = StartedServer.configured(folder, yaml);
                SfnClient sfn = Sdk.client(first.url())) {
            String machine = Machines.create(sfn, "wait", Machines.WAIT);
            String waiting = Machines.start(sfn, machine, "waits", "{}");
            try (var second = StartedServer.configured(elsewhere, yaml);
                    SfnClient other = Sdk.client(second.url())) {
                assertThat(first.awaitEnd()).isEqualTo(TAKEN_OVER);
                assertThat(first.log().lines())
                        .filteredOn(line -> line.contains("taken over"))
                        .singleElement()
                        .asString()
                        .contains(
                                "Another Gantry has taken over the database postgres://127.0.0.1:"
                                        + postgres.port()
                                        + "/gantry; this one ends.");
                assertThat(first.log()).doesNotContain("Exception");
                other.stopExecution(r -> r.executionArn(waiting));
                assertThat(other.describeExecution(r -> r.executionArn(waiting)).status())
                        .isEqualTo(ExecutionStatus.ABORTED);
            }
        }
    }

    @Test
    void a_start_with_a_wrong_address_ends_in_one_sentence_without_the_password() {
        postgres.execute("DROP ROLE IF EXISTS checked");
        postgres.execute("CREATE ROLE checked LOGIN PASSWORD 'right'");
        String wrong = "postgres://checked:wr0ng@127.0.0.1:" + postgres.port() + "/gantry";

        assertThatThrownBy(() -> StartedServer.configured(folder, store(wrong)))
                .hasMessageContaining("status 2")
                .hasMessageContaining("refuses the user \"checked\"")
                .hasMessageNotContaining("wr0ng")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void a_backup_names_what_makes_one_of_postgresql() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("gantry.yaml"), yaml);
        Process backup =
                new ProcessBuilder(
                                StartedServer.root().resolve("gantry").toString(),
                                "backup",
                                "b.zip")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        List<String> said = backup.inputReader().readAllLines();
        assertThat(backup.waitFor()).isEqualTo(2);
        assertThat(said)
                .containsExactly(
                        "gantry: The store is postgres://127.0.0.1:%d/gantry: back it up with pg_dump, and after it copy the folder \"%s\", which holds logs and objects."
                                .formatted(
                                        postgres.port(), folder.toRealPath().resolve(".gantry")));
        assertThat(folder.resolve("b.zip")).doesNotExist();
    }
}
