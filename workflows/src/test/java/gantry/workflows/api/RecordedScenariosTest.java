package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gantry.operations.AwsException;
import gantry.workflows.definitions.Quotas;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every recorded scenario of the API, call by call, and at the end a table by file. */
class RecordedScenariosTest {
    private static final Map<String, Map<String, AtomicInteger>> TABLE = new TreeMap<>();

    /**
     * What a map run reads: its rows are the recording test's, the recording has only their number.
     */
    private static final String CSV_FILE = "bucket-u0000001/file.csv";

    private static final String CSV = "Col1,Col2,Col3\nValue1,Value2,Value3\nValue4,Value5,Value6";

    @TempDir Path folder;

    private int worlds;

    @TestFactory
    Stream<DynamicTest> answers_are_those_that_were_recorded() {
        return Recordings.files("states/api").stream().flatMap(this::scenarios);
    }

    private Stream<DynamicTest> scenarios(Path file) {
        return Recordings.read(file).stream()
                .map(scenario -> Scenario.of(Recordings.object(scenario)))
                .map(
                        scenario ->
                                DynamicTest.dynamicTest(scenario.id(), () -> play(file, scenario)));
    }

    @AfterAll
    static void print_the_table() {
        TABLE.forEach((file, counts) -> System.out.println(file + " " + counts));
    }

    private void play(Path file, Scenario scenario) {
        String name = file.getFileName().toString();
        var placeholders = new Placeholders();
        count(name, "begun");
        try (var world = world(scenario)) {
            int number = 0;
            for (Scenario.Step step : scenario.steps()) {
                number++;
                play(world, placeholders, number + " " + step.call(), step);
            }
        }
        assertThat(placeholders.differences()).isEmpty();
        count(name, "as recorded");
    }

    private Played world(Scenario scenario) {
        Path path = folder.resolve("world" + ++worlds);
        return scenario.runs()
                ? new RunningWorld(path).withObject(CSV_FILE, CSV)
                : new ApiWorld(path, Quotas.AWS);
    }

    private static void play(
            Played world, Placeholders placeholders, String at, Scenario.Step step) {
        Map<String, @Nullable Object> answer;
        try {
            answer =
                    world.call(
                            step.call(), Recordings.object(placeholders.filledIn(step.request())));
        } catch (AwsException e) {
            if (!step.expectsError()) {
                fail(at + " was refused with " + e.code() + ": " + e.getMessage());
            }
            compareError(placeholders, at, step, e);
            return;
        }
        if (step.expectsError()) {
            fail(at + " answered, and should have been refused: " + step.expected());
        }
        step.returns()
                .forEach(
                        (member, recorded) -> {
                            if (answer.get(member) instanceof String actual) {
                                placeholders.learn(String.valueOf(recorded), actual);
                            }
                        });
        if (step.expected() instanceof Map<?, ?> expected && !expected.containsKey("see-case")) {
            placeholders.compare(at, expected, answer);
        }
    }

    private static void compareError(
            Placeholders placeholders, String at, Scenario.Step step, AwsException error) {
        if (!(step.expected() instanceof Map<?, ?> expected)
                || "ParamValidationError".equals(expected.get("error"))) {
            return; // refused by the recording client; that it is refused is enough
        }
        placeholders.compare(at + " error", expected.get("error"), error.code());
        placeholders.compare(at + " message", expected.get("message"), error.getMessage());
        if (expected.get("httpStatus") != null) {
            placeholders.compare(at + " status", expected.get("httpStatus"), error.status());
        }
    }

    private static void count(String file, String outcome) {
        counts(file).computeIfAbsent(outcome, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static Map<String, AtomicInteger> counts(String file) {
        return TABLE.computeIfAbsent(file, _ -> new TreeMap<>());
    }
}
