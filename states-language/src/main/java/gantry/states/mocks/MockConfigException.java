package gantry.states.mocks;

import java.util.List;

/** A MockConfigFile that cannot be used; names all its problems, one sentence each. */
public final class MockConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public MockConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with the place in the file, such as {@code MockedResponses.Paid.0}. */
    public List<String> problems() {
        return problems;
    }
}
