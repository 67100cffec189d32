package gantry.server.configuration;

import java.util.List;

/** A configuration that cannot be used; names all its problems, one sentence each. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each one sentence: where, what, what to do. */
    public List<String> problems() {
        return problems;
    }
}
