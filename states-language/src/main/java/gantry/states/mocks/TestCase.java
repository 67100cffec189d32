package gantry.states.mocks;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The answers of one test case, by state. */
public final class TestCase {
    /** An answer and the invocations that it is for. */
    record Answer(AttemptRange attempts, MockedResponse response) {}

    private final String name;
    private final Map<String, List<Answer>> answersByState;

    TestCase(String name, Map<String, List<Answer>> answersByState) {
        this.name = name;
        this.answersByState = Map.copyOf(answersByState);
    }

    public String name() {
        return name;
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
        for (Answer answer : answersByState.getOrDefault(state, List.of())) {
            if (answer.attempts().contains(attempt)) {
                return answer.response();
            }
        }
        return null;
    }
}
