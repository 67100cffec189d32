package gantry.functions.folders;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** What runs a function. Which release of Node or Java that is, the machine decides. */
public enum FunctionRuntime {
    NODE("nodejs", "node", "nodejs20.x", "nodejs22.x", "nodejs24.x"),
    JAVA("java", "java21", "java25"),
    /** An executable {@code bootstrap} in the folder that talks the Runtime API itself. */
    PROVIDED("provided", "provided.al2023");

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<String> names;

    FunctionRuntime(String... names) {
        this.names = List.of(names);
    }

    static @Nullable FunctionRuntime find(String name) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.names.contains(name))
                .findFirst()
                .orElse(null);
    }

    /** As they are written in {@code function.yaml}. */
    static List<String> names() {
        return Arrays.stream(values()).flatMap(runtime -> runtime.names.stream()).toList();
    }
}
