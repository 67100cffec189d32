package gantry.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.StartedServer;
import gantry.json.JsonObject;
import gantry.states.conformance.Comparison;
import gantry.states.conformance.RecordedCase;
import gantry.states.conformance.RecordedCases;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The recorded cases over HTTP: what the server's engine, store and answers make of an execution
 * must be what AWS made of it, outputs and whole histories. The interpreter alone is held to all of
 * them by {@link gantry.states.conformance}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedCasesTest {
    /** The account of the recordings. */
    private static final String CONFIGURATION = "account: \"111111111111\"\n";

    private static final List<String> ACTIVITIES = List.of("activity-u0000001");

    private final Map<String, Tally> tallies = new TreeMap<>();
    private List<RecordedCase> reached = List.of();
    private StartedServer server;
    private StepFunctionsClient client;

    private static final class Tally {
        final Map<Reach, Integer> cases = new EnumMap<>(Reach.class);
        int passed;

        int count(Reach reach) {
            return cases.getOrDefault(reach, 0);
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        List<RecordedCase> all = RecordedCases.recorded();
        reached = all.stream().filter(one -> !one.isDistributed()).filter(this::isReached).toList();
        server = StartedServer.configured(folder, CONFIGURATION);
        client = new StepFunctionsClient(server.url());
        for (String activity : ACTIVITIES) {
            client.call("CreateActivity", JsonObject.of("name", activity));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_served_execution_ends_as_recorded_and_with_the_recorded_history() {
        return reached.stream().map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)));
    }

    @Test
    void at_least_a_tenth_of_the_recorded_cases_is_asked_of_the_server() {
        int all =
                tallies.values().stream()
                        .flatMap(tally -> tally.cases.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();

        assertThat(reached.size() * 10).isGreaterThanOrEqualTo(all);
    }

    private boolean isReached(RecordedCase recorded) {
        Reach reach = Reach.of(recorded);
        tally(recorded).cases.merge(reach, 1, Integer::sum);
        return reach == Reach.REACHED;
    }

    private void check(RecordedCase recorded) {
        String name = "case-" + reached.indexOf(recorded);
        var served = new ServedCase(client, recorded, name).run();
        assertThat(Comparison.differences(recorded, served)).as(recorded.id()).isEmpty();
        tally(recorded).passed++;
    }

    private Tally tally(RecordedCase recorded) {
        return tallies.computeIfAbsent(recorded.group(), _ -> new Tally());
    }

    @AfterAll
    void print_a_table_by_group() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
        System.out.printf(
                "%-20s %7s %7s %16s %9s%n",
                "served cases", "passed", "failed", "needs a service", "too slow");
        tallies.forEach(
                (group, tally) ->
                        System.out.printf(
                                "%-20s %7d %7d %16d %9d%n",
                                group,
                                tally.passed,
                                tally.count(Reach.REACHED) - tally.passed,
                                tally.count(Reach.NEEDS_A_SERVICE),
                                tally.count(Reach.TOO_SLOW)));
    }
}
