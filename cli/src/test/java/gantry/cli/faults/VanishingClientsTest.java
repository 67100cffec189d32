package gantry.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Clients that go away in the middle of a call. That slow ones are cut off in time is shown where
 * the time can be set: HttpServerTest and StreamedAnswerTest of wire.
 */
class VanishingClientsTest {
    private static final int STORM = 2_000;
    private static final String SLOW_EXPRESS =
            """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":2,"End":true}}}\
            """;

    @TempDir private static Path folder;
    private static StartedServer server;
    private static SfnClient sfn;

    @BeforeAll
    static void start() {
        server = StartedServer.in(folder);
        sfn = Sdk.client(server.url());
    }

    @AfterAll
    static void stop() {
        sfn.close();
        server.close();
    }

    @Test
    void a_task_goes_to_the_next_poller_when_the_one_before_has_gone() {
        String activity = sfn.createActivity(it -> it.name("left")).activityArn();
        String machine = Machines.create(sfn, "left", Machines.task(activity));
        long before = openFiles();
        var polls = new ArrayList<Poll>();
        for (int i = 0; i < 50; i++) {
            polls.add(Poll.of(server.url(), activity));
        }
        Await.until("all are there", () -> openFiles() >= before + polls.size());
        polls.forEach(Poll::reset);
        Await.until("all are gone", () -> openFiles() < before + polls.size());

        String execution = Machines.start(sfn, machine, "e", "{}");
        String token = sfn.getActivityTask(it -> it.activityArn(activity)).taskToken();
        sfn.sendTaskSuccess(it -> it.taskToken(token).output("1"));

        assertThat(Machines.untilEnded(sfn, execution).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void who_vanishes_behind_half_a_request_leaves_nothing_behind() {
        long before = openFiles();
        var halves = new ArrayList<Poll>();
        for (int i = 0; i < 200; i++) {
            Poll half = Poll.connect(server.url());
            half.send(Poll.head(server.url(), "StartExecution", 1_000_000));
            half.send("x".repeat(10_000));
            halves.add(half);
        }
        Poll head = Poll.connect(server.url());
        head.send("POST / HT");
        halves.add(head);
        Await.until("all are there", () -> openFiles() >= before + halves.size());

        halves.forEach(Poll::reset);

        Await.until("all are gone", () -> openFiles() < before + halves.size());
        assertServes("behind-half");
    }

    @Test
    void who_vanishes_in_a_synchronous_execution_harms_nobody() {
        String machine =
                Machines.create(sfn, "slow-express", SLOW_EXPRESS, StateMachineType.EXPRESS);
        var calls = new ArrayList<Poll>();
        for (int i = 0; i < 100; i++) {
            calls.add(
                    Poll.call(
                            server.url(),
                            "StartSyncExecution",
                            "{\"stateMachineArn\":\"" + machine + "\"}"));
        }

        calls.forEach(Poll::reset);

        assertThat(sfn.startSyncExecution(it -> it.stateMachineArn(machine)).output())
                .isEqualTo("{}");
        assertThat(server.log()).doesNotContain("\tat ");
    }

    /** More than the sockets' buffers take, over all of them more than the server may hold. */
    @Test
    void who_takes_no_answer_costs_a_bounded_share_and_others_are_served() {
        String machine = Machines.create(sfn, "large", Machines.passes(20));
        String input = "\"" + "x".repeat(40_000) + "\"";
        String execution = Machines.start(sfn, machine, "large", input);
        Machines.untilEnded(sfn, execution);
        var calls = new ArrayList<Poll>();
        for (int i = 0; i < 300; i++) {
            calls.add(
                    Poll.call(
                            server.url(),
                            "GetExecutionHistory",
                            "{\"executionArn\":\"" + execution + "\"}"));
        }

        calls.forEach(Poll::reset);

        Await.until("it has room again", () -> isServed(execution));
        assertServes("behind-large");
        assertThat(server.log()).doesNotContain("OutOfMemory");
    }

    private static boolean isServed(String execution) {
        try {
            return sfn.getExecutionHistory(it -> it.executionArn(execution)).hasEvents();
        } catch (software.amazon.awssdk.services.sfn.model.SfnException e) {
            assertThat(e.isThrottlingException()).isTrue();
            return false;
        }
    }

    @Test
    void storms_of_clients_that_break_off_pass() {
        String activity = sfn.createActivity(it -> it.name("storm")).activityArn();
        String machine = Machines.create(sfn, "storm", Machines.PASS);
        long before = openFiles();
        var connecting = new Semaphore(100);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < STORM; i++) {
                String name = "storm-" + i;
                boolean isPoll = i % 2 == 0;
                clients.execute(
                        () -> {
                            connecting.acquireUninterruptibly();
                            try {
                                (isPoll
                                                ? Poll.of(server.url(), activity)
                                                : Poll.call(
                                                        server.url(),
                                                        "StartExecution",
                                                        start(machine, name)))
                                        .reset();
                            } finally {
                                connecting.release();
                            }
                        });
            }
        }

        Await.until("all are gone", () -> openFiles() < before + 100);
        assertServes("behind-storm");
        assertThat(server.log()).doesNotContain("\tat ");
    }

    private static String start(String machine, String name) {
        return "{\"stateMachineArn\":\"%s\",\"name\":\"%s\"}".formatted(machine, name);
    }

    private static void assertServes(String name) {
        String machine = Machines.create(sfn, name, Machines.PASS);
        assertThat(Machines.untilEnded(sfn, Machines.start(sfn, machine, "e", "{}")).status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(server.isAlive()).isTrue();
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
