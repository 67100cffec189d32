package gantry.functions.folders;

import gantry.settings.NearestName;
import gantry.settings.Problems;
import gantry.settings.Values;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings of a function as somebody wrote them, in {@code function.yaml} or under {@code
 * functions} of {@code gantry.yaml}; null where nothing is written.
 *
 * @param path only in {@code gantry.yaml}: where the folder is
 */
public record FunctionDraft(
        @Nullable String path,
        @Nullable FunctionRuntime runtime,
        @Nullable String handler,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer memoryMb,
        Map<String, String> environment) {
    public static final FunctionDraft NOTHING =
            new FunctionDraft(null, null, null, null, null, Map.of());

    private static final String PATH = "path";
    private static final List<String> KEYS =
            List.of("runtime", "handler", "timeout", "memory", "environment");
    private static final List<String> KEYS_WITH_PATH =
            List.of(PATH, "runtime", "handler", "timeout", "memory", "environment");

    /** Lambda's reserved environment variables, and the one by which we find our processes. */
    private static final Set<String> RESERVED =
            Set.of(
                    "_HANDLER",
                    "_X_AMZN_TRACE_ID",
                    "AWS_DEFAULT_REGION",
                    "AWS_REGION",
                    "AWS_EXECUTION_ENV",
                    "AWS_LAMBDA_FUNCTION_NAME",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                    "AWS_LAMBDA_FUNCTION_VERSION",
                    "AWS_LAMBDA_INITIALIZATION_TYPE",
                    "AWS_LAMBDA_LOG_GROUP_NAME",
                    "AWS_LAMBDA_LOG_STREAM_NAME",
                    "AWS_ACCESS_KEY",
                    "AWS_ACCESS_KEY_ID",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_SESSION_TOKEN",
                    "AWS_LAMBDA_RUNTIME_API",
                    "LAMBDA_TASK_ROOT",
                    "LAMBDA_RUNTIME_DIR",
                    "GANTRY_FUNCTION");

    public FunctionDraft {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /**
     * Reads a mapping; what is wrong goes to {@code problems} and counts as not written.
     *
     * @param what the mapping is, for a problem with all of it
     * @param withPath whether {@code path} may be among the keys
     */
    public static FunctionDraft read(String what, Node node, boolean withPath, Problems problems) {
        var keys = withPath ? KEYS_WITH_PATH : KEYS;
        var values = new Values(problems);
        Map<String, Node> nodes = new LinkedHashMap<>();
        values.members(what, node)
                .forEach(
                        (key, tuple) -> {
                            if (keys.contains(key)) {
                                nodes.put(key, tuple.getValueNode());
                            } else {
                                problems.at(tuple.getKeyNode(), unknown(key, keys));
                            }
                        });
        return new FunctionDraft(
                text(values, PATH, nodes, "a folder"),
                runtime(values, nodes.get("runtime"), problems),
                text(values, "handler", nodes, "a handler such as index.handler"),
                number(values, "timeout", nodes, 1, FunctionSettings.MAX_TIMEOUT_SECONDS),
                number(
                        values,
                        "memory",
                        nodes,
                        FunctionSettings.MIN_MEMORY_MB,
                        FunctionSettings.MAX_MEMORY_MB),
                environment(values, nodes.get("environment"), problems));
    }

    /** The same with its path absolute, if it has one; relative ones begin in this folder. */
    public FunctionDraft withPathIn(Path folder) {
        return path == null
                ? this
                : new FunctionDraft(
                        folder.resolve(path).normalize().toString(),
                        runtime,
                        handler,
                        timeoutSeconds,
                        memoryMb,
                        environment);
    }

    /** What the other one writes wins, variable by variable. */
    FunctionDraft overriddenBy(FunctionDraft other) {
        Map<String, String> both = new LinkedHashMap<>(environment);
        both.putAll(other.environment);
        return new FunctionDraft(
                other.path == null ? path : other.path,
                other.runtime == null ? runtime : other.runtime,
                other.handler == null ? handler : other.handler,
                other.timeoutSeconds == null ? timeoutSeconds : other.timeoutSeconds,
                other.memoryMb == null ? memoryMb : other.memoryMb,
                both);
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "FunctionDraft of " + path;
    }

    private static String unknown(String key, List<String> keys) {
        return "unknown key \"%s\"; did you mean \"%s\"?"
                .formatted(key, NearestName.find(key, keys));
    }

    private static @Nullable String text(
            Values values, String key, Map<String, Node> nodes, String expected) {
        Node node = nodes.get(key);
        return node == null
                ? null
                : values.text(key, node, expected, value -> !value.isBlank() && !hasNul(value));
    }

    private static @Nullable Integer number(
            Values values, String key, Map<String, Node> nodes, int least, int most) {
        Node node = nodes.get(key);
        Long value = node == null ? null : values.number(key, node, least, most);
        return value == null ? null : (Integer) Math.toIntExact(value);
    }

    private static @Nullable FunctionRuntime runtime(
            Values values, @Nullable Node node, Problems problems) {
        String name =
                node == null ? null : values.text("runtime", node, "a runtime", value -> true);
        if (node == null || name == null) {
            return null;
        }
        FunctionRuntime runtime = FunctionRuntime.find(name);
        if (runtime == null) {
            problems.at(
                    node,
                    "unknown runtime \"%s\"; did you mean \"%s\"? There are %s."
                            .formatted(
                                    name,
                                    NearestName.find(name, FunctionRuntime.names()),
                                    String.join(", ", FunctionRuntime.names())));
        }
        return runtime;
    }

    private static Map<String, String> environment(
            Values values, @Nullable Node node, Problems problems) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (node == null) {
            return variables;
        }
        values.members("environment", node)
                .forEach(
                        (name, tuple) -> {
                            if (!name.matches("[a-zA-Z][a-zA-Z0-9_]*") || RESERVED.contains(name)) {
                                problems.at(
                                        tuple.getKeyNode(),
                                        "the variable \"%s\" cannot be set: %s."
                                                .formatted(
                                                        // KEY=secret, as in other files
                                                        name.replaceFirst("(?s)=.*", "=…"),
                                                        RESERVED.contains(name)
                                                                ? "Lambda reserves it"
                                                                : "a name has letters, digits and"
                                                                        + " _, and begins with a"
                                                                        + " letter"));
                                return;
                            }
                            // Not quoted in a problem: it may be a secret.
                            String value =
                                    values.text(name, tuple.getValueNode(), "a text", _ -> true);
                            if (value != null && hasNul(value)) {
                                problems.at(
                                        tuple.getKeyNode(),
                                        "the value of " + name + " has a NUL character.");
                            } else if (value != null) {
                                variables.put(name, value);
                            }
                        });
        return variables;
    }

    private static boolean hasNul(String value) {
        return value.indexOf('\0') >= 0;
    }
}
