package gantry.states.mocks;

import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A MockConfigFile: which response each state gets in each test case.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html">Mock
 *     configuration file</a>
 */
public final class MockConfig {
    private final Map<String, Map<String, TestCase>> testCasesByMachine;

    private MockConfig(Map<String, Map<String, TestCase>> testCasesByMachine) {
        this.testCasesByMachine = testCasesByMachine;
    }

    /**
     * Compiles a parsed file.
     *
     * @throws MockConfigException all that is wrong with it
     */
    public static MockConfig of(@Nullable Object file) {
        return new Reader().read(file);
    }

    /** The names of a machine's test cases, as the file has them. */
    public List<String> testCaseNames(String stateMachine) {
        return List.copyOf(testCases(stateMachine).keySet());
    }

    /** Null if the machine has no such test case. */
    public @Nullable TestCase find(String stateMachine, String testCase) {
        return testCases(stateMachine).get(testCase);
    }

    private Map<String, TestCase> testCases(String stateMachine) {
        return testCasesByMachine.getOrDefault(stateMachine, Map.of());
    }

    /** Reads one file and collects what is wrong with it. */
    private static final class Reader {
        private final List<String> problems = new ArrayList<>();
        private final ResponseReader reader = new ResponseReader(problems);
        private final Map<String, TestCase.Answers> responses = new LinkedHashMap<>();

        private MockConfig read(@Nullable Object file) {
            JsonObject root = object("The file", file);
            member(root, "MockedResponses").forEach(this::readResponse);
            Map<String, Map<String, TestCase>> machines = new LinkedHashMap<>();
            member(root, "StateMachines")
                    .forEach(
                            (machine, value) -> machines.put(machine, readMachine(machine, value)));
            if (!problems.isEmpty()) {
                throw new MockConfigException(problems);
            }
            return new MockConfig(machines);
        }

        private Map<String, TestCase> readMachine(String machine, @Nullable Object value) {
            String place = "StateMachines." + machine;
            Map<String, TestCase> testCases = new LinkedHashMap<>();
            member(object(place, value), "TestCases")
                    .forEach(
                            (name, states) ->
                                    testCases.put(
                                            name,
                                            readTestCase(
                                                    place + ".TestCases." + name, name, states)));
            return testCases;
        }

        private TestCase readTestCase(String place, String name, @Nullable Object states) {
            Map<String, TestCase.Answers> answers = new LinkedHashMap<>();
            object(place, states)
                    .forEach(
                            (state, response) -> {
                                TestCase.Answers known = responses.get(String.valueOf(response));
                                if (response instanceof String && known != null) {
                                    answers.put(state, known);
                                } else {
                                    problems.add(
                                            "%s.%s names no member of MockedResponses."
                                                    .formatted(place, state));
                                }
                            });
            return new TestCase(name, answers);
        }

        private void readResponse(String name, @Nullable Object value) {
            String place = "MockedResponses." + name;
            List<TestCase.Answer> answers = new ArrayList<>();
            JsonObject written = object(place, value);
            written.forEach((range, response) -> readAnswer(place, answers, range, response));
            responses.put(name, new TestCase.Answers(List.copyOf(answers), written));
        }

        private void readAnswer(
                String place, List<TestCase.Answer> answers, String range, @Nullable Object value) {
            AttemptRange attempts = AttemptRange.parse(range);
            if (attempts == null) {
                problems.add(
                        "%s: \"%s\" is no attempt, such as 0, and no range, such as 1-2."
                                .formatted(place, range));
                return;
            }
            if (answers.stream().anyMatch(other -> other.attempts().overlaps(attempts))) {
                problems.add("%s: attempt %s is answered twice.".formatted(place, range));
            }
            MockedResponse response = reader.read(place + "." + range, value);
            if (response != null) {
                answers.add(new TestCase.Answer(attempts, response));
            }
        }

        private JsonObject member(JsonObject object, String name) {
            return object.containsKey(name) ? object(name, object.get(name)) : JsonObject.empty();
        }

        private JsonObject object(String place, @Nullable Object value) {
            return reader.object(place, value);
        }
    }
}
