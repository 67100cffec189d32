package gantry.cli.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.StartedServer;
import gantry.jsonata.conformance.Suite;
import gantry.jsonata.conformance.SuiteCase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * JSONata's suite over HTTP: what a state's Output makes of an expression. The evaluator alone is
 * held to all of it by {@link gantry.jsonata.conformance}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedSuiteTest {
    private static final int AT_ONCE = 8;

    private final Tallies tallies = new Tallies("JSONata's suite");
    private final Map<String, Integer> excluded = new TreeMap<>();
    private final ExecutorService together = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Asked> cases = new ArrayList<>();
    private StartedServer server;
    private StepFunctionsClient client;

    /** A case and where what differs will be found. */
    private record Asked(String group, SuiteCase suiteCase, Future<@Nullable String> difference) {}

    @BeforeAll
    void ask(@TempDir Path folder) {
        server = StartedServer.in(folder);
        client = new StepFunctionsClient(server.url());
        Suite.load().forEach(this::askGroup);
    }

    private void askGroup(String group, List<SuiteCase> all) {
        List<SuiteCase> comparable = all.stream().filter(one -> isComparable(group, one)).toList();
        for (int i = 0; i < comparable.size(); i++) {
            SuiteCase suiteCase = comparable.get(i);
            String name = group + "-" + i;
            tallies.asked(group);
            cases.add(
                    new Asked(
                            group,
                            suiteCase,
                            together.submit(
                                    () -> new ServedExpression(suiteCase).check(client, name))));
        }
    }

    private boolean isComparable(String group, SuiteCase suiteCase) {
        String reason = new ServedExpression(suiteCase).excludedBy();
        if (reason != null) {
            excluded.merge(reason, 1, Integer::sum);
            tallies.leftOut(group, suiteCase.id(), reason);
        }
        return reason == null;
    }

    @TestFactory
    Stream<DynamicTest> an_expression_of_a_state_gives_its_result() {
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.suiteCase().id(), () -> check(one)));
    }

    @Test
    void of_each_group_a_tenth_is_asked() {
        tallies.requireTenth();
    }

    private void check(Asked asked) throws Exception {
        assertThat(asked.difference().get()).as(asked.suiteCase().expression()).isNull();
        tallies.passed(asked.group());
    }

    @AfterAll
    void print_a_table_by_group() {
        together.shutdownNow();
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
        tallies.print();
        excluded.forEach((reason, count) -> System.out.println(count + " cases: " + reason));
    }
}
