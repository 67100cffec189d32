package gantry.states.mocks;

import gantry.json.Json;
import gantry.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The answers of one test case, by state. */
public final class TestCase {
    /** An answer and the invocations that it is for. */
    record Answer(AttemptRange attempts, MockedResponse response) {}

    /**
     * The answers of one member of MockedResponses.
     *
     * @param written as the file has it
     */
    record Answers(List<Answer> answers, JsonObject written) {}

    private static final String PINNED = "pinned";

    private final String name;
    private final Map<String, Answers> answersByState;

    TestCase(String name, Map<String, Answers> answersByState) {
        this.name = name;
        this.answersByState = Map.copyOf(answersByState);
    }

    /** What {@link #text} gave. */
    public static TestCase ofText(String text) {
        MockConfig config = MockConfig.of(Json.parse(text));
        TestCase only = config.find(PINNED, config.testCaseNames(PINNED).getFirst());
        if (only == null) {
            throw new IllegalStateException("A pinned test case has lost its name");
        }
        return only;
    }

    public String name() {
        return name;
    }

    /**
     * All of it, for {@link #ofText}: the same text for the same answers, wherever they stand in a
     * file. It is a MockConfigFile with no other test case.
     */
    public String text() {
        var states = JsonObject.builder();
        var responses = JsonObject.builder();
        answersByState.keySet().stream()
                .sorted()
                .forEach(
                        state -> {
                            states.put(state, state);
                            responses.put(state, answers(state).written());
                        });
        return Json.print(
                JsonObject.of(
                        "StateMachines",
                        JsonObject.of(
                                PINNED,
                                JsonObject.of("TestCases", JsonObject.of(name, states.build()))),
                        "MockedResponses",
                        responses.build()));
    }

    /** Whether the state's tasks are mocked at all; the others are done in earnest. */
    public boolean isMocked(String state) {
        return answersByState.containsKey(state);
    }

    /**
     * The answer to an invocation of a state.
     *
     * @param attempt 0 for the first of the execution; retries and a Map's iterations count on
     * @return null if the file has none
     */
    public @Nullable MockedResponse find(String state, int attempt) {
        for (Answer answer : answers(state).answers()) {
            if (answer.attempts().contains(attempt)) {
                return answer.response();
            }
        }
        return null;
    }

    /** What to say of an invocation that {@link #find} has no answer to. */
    public String lacks(String state, int attempt) {
        return "The mocks of \"%s\" have no response for attempt %d of the state \"%s\"."
                .formatted(name, attempt, state);
    }

    private Answers answers(String state) {
        return answersByState.getOrDefault(state, NONE);
    }

    private static final Answers NONE = new Answers(List.of(), JsonObject.empty());
}
