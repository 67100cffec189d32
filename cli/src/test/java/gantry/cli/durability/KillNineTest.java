package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.StartedServer;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A load of a few hundred executions on one data folder, whose server is killed again and again in
 * the middle of the work. {@code ./verify --long} or {@code -Dlong=true} kills it 50 times; {@code
 * -Dseed=N} repeats a run's orders and moments.
 */
class KillNineTest {
    private static final boolean IS_LONG =
            Boolean.getBoolean("long") || "true".equals(System.getenv("GANTRY_LONG"));

    private static final int KILLS = IS_LONG ? 50 : 8;
    private static final int ORDERS_PER_KILL = 40;
    private static final int MOST_ANSWERS_BETWEEN_KILLS = 3 * ORDERS_PER_KILL;

    /** Recovery itself must survive: one in so many kills is followed by one of the next start. */
    private static final int KILLS_PER_KILLED_START = 3;

    private static final int LONGEST_START_MS = 1_500;
    private static final String ACTIVITY_ARNS = "arn:aws:states:us-east-1:000000000000:activity:";
    private static final int CLIENTS = 4;
    private static final int POLLERS_PER_ACTIVITY = 4;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Outages outages = new Outages();
    private final Progress progress = new Progress();
    private final Ledger ledger = new Ledger();

    @TempDir private Path folder;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_done_twice() throws Exception {
        System.out.println("kill -9, " + KILLS + " times: -Dseed=" + seed);
        String definition = definition();
        StateMachine machine = DefinitionParser.parse(definition, false).requireMachine();
        try (var server = StartedServer.in(folder);
                SfnClient sfn = Connection.to(server.url())) {
            String machineArn = create(sfn, definition);
            var clients = new Clients(sfn, machineArn, outages, progress, ledger);
            disturb(server, sfn, clients);
            check(sfn, machine, machineArn, clients.acknowledged().values());
        }
    }

    /** The load with its kills; returns once all that was ordered has ended. */
    private void disturb(StartedServer server, SfnClient sfn, Clients clients) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var beats = Executors.newSingleThreadScheduledExecutor()) {
            var workers =
                    new Workers(sfn, ACTIVITY_ARNS, outages, progress, ledger, threads, beats);
            for (int i = 0; i < CLIENTS; i++) {
                threads.execute(clients::run);
            }
            for (String activity : Step.ACTIVITIES) {
                for (int i = 0; i < POLLERS_PER_ACTIVITY; i++) {
                    threads.execute(() -> workers.poll(activity));
                }
            }
            try {
                int ordered = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    ordered = order(clients, ordered);
                    progress.awaitMore(1 + random.nextInt(MOST_ANSWERS_BETWEEN_KILLS));
                    outages.begin();
                    server.kill9();
                    if (random.nextInt(KILLS_PER_KILLED_START) == 0) {
                        server.restartAndKill9(random.nextInt(LONGEST_START_MS));
                    }
                    server.restart();
                    outages.end();
                }
                int all = order(clients, ordered);
                awaitEnd(sfn, clients, all);
            } finally {
                outages.end();
                workers.stop();
                beats.shutdownNow();
                threads.shutdownNow();
            }
        }
    }

    private int order(Clients clients, int from) {
        for (int i = from; i < from + ORDERS_PER_KILL; i++) {
            clients.order(Order.random(i, random));
        }
        return from + ORDERS_PER_KILL;
    }

    private void awaitEnd(SfnClient sfn, Clients clients, int ordered) {
        Await.until(
                "all starts are acknowledged",
                () -> clients.acknowledged().size() == ordered || !ledger.violations().isEmpty());
        String machineArn = clients.machineArn();
        Await.until("no execution runs", () -> running(sfn, machineArn).isEmpty());
    }

    private static List<ExecutionListItem> running(SfnClient sfn, String machineArn) {
        return sfn.listExecutions(
                        it -> it.stateMachineArn(machineArn).statusFilter(ExecutionStatus.RUNNING))
                .executions();
    }

    private void check(
            SfnClient sfn, StateMachine machine, String machineArn, Collection<Order> orders) {
        System.out.println(orders.size() + " executions, " + ledger.tokens() + " task tokens");
        assertThat(ledger.violations()).as("seed %d", seed).isEmpty();
        Map<String, String> arns =
                sfn
                        .listExecutionsPaginator(it -> it.stateMachineArn(machineArn))
                        .executions()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        ExecutionListItem::name, ExecutionListItem::executionArn));
        assertThat(arns.keySet())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(orders.stream().map(Order::name).toList());
        var flaws = new ArrayList<String>();
        for (Order order : orders) {
            String arn = Objects.requireNonNull(arns.get(order.name()));
            for (String flaw : Verdict.flaws(sfn, arn, order.undisturbed(machine))) {
                flaws.add(order.name() + ": " + flaw);
            }
        }
        assertThat(flaws).as("seed %d", seed).isEmpty();
    }

    private static String create(SfnClient sfn, String definition) {
        for (String activity : Step.ACTIVITIES) {
            sfn.createActivity(it -> it.name(activity));
        }
        return sfn.createStateMachine(
                        it ->
                                it.name("load")
                                        .definition(definition)
                                        .roleArn("arn:aws:iam::000000000000:role/load"))
                .stateMachineArn();
    }

    private static String definition() throws IOException {
        try (InputStream in = KillNineTest.class.getResourceAsStream("load.asl.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
