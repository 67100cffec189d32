package gantry.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.RecordedObjects;
import gantry.cli.testing.StartedServer;
import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.states.conformance.Comparison;
import gantry.states.conformance.Observed;
import gantry.states.conformance.RecordedCase;
import gantry.states.conformance.RecordedCases;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The recorded cases over HTTP: what the server's engine, store and answers make of an execution
 * must be what AWS made of it, outputs and whole histories. What services answered comes from the
 * server's mocks. The interpreter alone is held to all of them by {@link
 * gantry.states.conformance}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedCasesTest {
    /** The account of the recordings. */
    private static final String CONFIGURATION = "account: \"111111111111\"\n";

    private static final List<String> ACTIVITIES = List.of("activity-u0000001");

    /** Executions at once: most wait for their time-outs and back-offs. */
    private static final int AT_ONCE = 48;

    private final Tallies tallies = new Tallies("recorded cases");
    private final ExecutorService together = Executors.newFixedThreadPool(AT_ONCE);

    /** Those that share an activity or a bucket would take each other's tasks and objects. */
    private final ExecutorService oneByOne = Executors.newSingleThreadExecutor();

    private List<Asked> cases = List.of();
    private StartedServer server;
    private StepFunctionsClient client;

    /** A case and where its end will be found. */
    private record Asked(RecordedCase recorded, Future<Observed> served) {}

    @BeforeAll
    void ask_all(@TempDir Path folder) throws IOException {
        List<RecordedCase> withObjects = RecordedCases.withObjects();
        List<RecordedCase> withTasks = RecordedCases.recorded();
        List<RecordedCase> all = Stream.concat(withObjects.stream(), withTasks.stream()).toList();
        List<RecordedMocks> mocks =
                Stream.concat(
                                withObjects.stream().map(_ -> RecordedMocks.NONE),
                                withTasks.stream().map(RecordedMocks::of))
                        .toList();
        Files.writeString(folder.resolve("mocks.json"), Json.print(file(mocks)));
        server = StartedServer.configured(folder, CONFIGURATION, "--mocks", "mocks.json");
        client = new StepFunctionsClient(server.url());
        for (String activity : ACTIVITIES) {
            client.call("CreateActivity", JsonObject.of("name", activity));
        }
        cases =
                IntStream.range(0, all.size())
                        .filter(i -> isAsked(all.get(i), mocks.get(i)))
                        .mapToObj(i -> ask(all.get(i), machine(i), mocks.get(i)))
                        .toList();
    }

    @TestFactory
    Stream<DynamicTest> a_served_execution_ends_as_recorded_and_with_the_recorded_history() {
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.recorded().id(), () -> check(one)));
    }

    @Test
    void of_each_group_a_tenth_is_asked_and_of_all_but_one_in_a_hundred() {
        tallies.requireTenth();
        tallies.requireNearlyAll();
    }

    private static JsonObject file(List<RecordedMocks> mocks) {
        var machines = JsonObject.builder();
        var responses = JsonObject.builder();
        for (int i = 0; i < mocks.size(); i++) {
            machines.put(machine(i), mocks.get(i).testCases(machine(i)));
            mocks.get(i).putResponses(machine(i), responses);
        }
        return JsonObject.of(
                "StateMachines", machines.build(), "MockedResponses", responses.build());
    }

    private static String machine(int number) {
        return "case-" + number;
    }

    private boolean isAsked(RecordedCase recorded, RecordedMocks mocks) {
        if (Reach.of(mocks) == Reach.ASKED) {
            tallies.asked(recorded.group());
            return true;
        }
        tallies.leftOut(
                recorded.group(), recorded.id(), "waits %d s".formatted(mocks.tookMs() / 1_000));
        return false;
    }

    private Asked ask(RecordedCase recorded, String name, RecordedMocks mocks) {
        boolean hasWorker = recorded.definitionText().contains(":activity:");
        boolean hasObjects = !recorded.environment().isEmpty() && recorded.isDistributed();
        var served = new ServedCase(client, recorded, name, mocks);
        Callable<Observed> run =
                hasObjects
                        ? () -> {
                            RecordedObjects.write(recorded, server.data().resolve("objects"));
                            return served.run();
                        }
                        : served::run;
        return new Asked(recorded, (hasWorker || hasObjects ? oneByOne : together).submit(run));
    }

    private void check(Asked asked) throws Exception {
        RecordedCase recorded = asked.recorded();
        assertThat(Comparison.differences(recorded, asked.served().get()))
                .as(recorded.id())
                .isEmpty();
        tallies.passed(recorded.group());
    }

    @AfterAll
    void print_a_table_by_group() {
        together.shutdownNow();
        oneByOne.shutdownNow();
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
        tallies.print();
    }
}
