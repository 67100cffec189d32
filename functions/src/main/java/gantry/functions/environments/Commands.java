package gantry.functions.environments;

import gantry.functions.folders.FunctionRuntime;
import gantry.functions.folders.FunctionSettings;
import gantry.functions.processes.FunctionProcess.Command;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is run for a function, and with which environment variables: those of Lambda, the function's
 * own, and of the server's own only what a program needs to find its way.
 */
public final class Commands {
    /** Of the server's variables, what a function gets. */
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

    /** In the folder of runtimes. */
    public static final String NODE_BOOTSTRAP = "bootstrap.mjs";

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Machine machine;
    private final String region;
    private final Supplier<String> endpoint;

    /**
     * What this machine has.
     *
     * @param variables the server's own
     * @param runtimes the folder of our Runtime API client for Node
     * @param java the JDK's {@code java}
     * @param javaRuntime the folder of the official Runtime API client for Java and its jars; null
     *     where it was not built
     */
    public record Machine(
            Map<String, String> variables, Path runtimes, Path java, @Nullable Path javaRuntime) {
        @Override
        public String toString() {
            return "Machine with " + java;
        }
    }

    /**
     * @param endpoint the server's own URL; may wait until it is known
     */
    public Commands(Machine machine, String region, Supplier<String> endpoint) {
        this.machine = machine;
        this.region = region;
        this.endpoint = endpoint;
    }

    /**
     * For one environment.
     *
     * @throws CannotRun if the machine has not what it takes
     */
    Command of(FunctionSettings settings, String runtimeApi, String logStream) {
        Map<String, String> variables = variables(settings, runtimeApi, logStream);
        List<String> words =
                switch (settings.runtime()) {
                    case NODE -> node(settings);
                    case JAVA -> java(settings);
                    case PROVIDED -> provided(settings);
                };
        return new Command(words, settings.folder(), variables);
    }

    private List<String> node(FunctionSettings settings) {
        return List.of(
                findNode(settings),
                "--max-old-space-size=" + settings.memoryMb(),
                machine.runtimes.resolve(NODE_BOOTSTRAP).toString());
    }

    private String findNode(FunctionSettings settings) {
        String path = machine.variables.getOrDefault("PATH", DEFAULT_PATH);
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, "node");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return program.toAbsolutePath().toString();
            }
        }
        throw new CannotRun(
                "Node.js is not in the server's PATH, so the function %s cannot run; install it (https://nodejs.org)."
                        .formatted(settings.name()));
    }

    /** As Lambda's own Java runtime starts: little heap, quickly there. */
    private List<String> java(FunctionSettings settings) {
        if (machine.javaRuntime == null) {
            throw new CannotRun(
                    "The runtime client for Java is not in this build of Gantry, so the function %s cannot run."
                            .formatted(settings.name()));
        }
        List<String> words = new ArrayList<>();
        words.add(machine.java.toString());
        words.add("-Xmx" + settings.memoryMb() * 85 / 100 + "m");
        words.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        machine.javaRuntime.resolve("*") + jars(settings.folder()),
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        settings.handler()));
        return words;
    }

    /**
     * The client itself finds classes in the folder and jars in {@code lib}; here are the others.
     */
    private static String jars(Path folder) {
        var path = new StringBuilder();
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            List<String> jars = new ArrayList<>();
            files.forEach(file -> jars.add(file.toString()));
            jars.stream().sorted().forEach(jar -> path.append(File.pathSeparator).append(jar));
        } catch (IOException e) {
            throw new CannotRun("The folder \"" + folder + "\" cannot be read.");
        }
        return path.toString();
    }

    private static List<String> provided(FunctionSettings settings) {
        Path bootstrap = settings.folder().resolve("bootstrap");
        if (!Files.isExecutable(bootstrap)) {
            throw new CannotRun(
                    "The function %s needs an executable \"%s\"."
                            .formatted(settings.name(), bootstrap));
        }
        return List.of(bootstrap.toString());
    }

    private Map<String, String> variables(
            FunctionSettings settings, String runtimeApi, String logStream) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", DEFAULT_PATH);
        variables.put("LANG", "en_US.UTF-8");
        for (String name : INHERITED) {
            String value = machine.variables.get(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        variables.put("TZ", ":UTC");
        variables.put("AWS_ENDPOINT_URL", endpoint.get());
        variables.putAll(settings.environment());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_ACCESS_KEY_ID", "function");
        variables.put("AWS_SECRET_ACCESS_KEY", "function");
        variables.put("AWS_EXECUTION_ENV", executionEnvironment(settings.runtime()));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMb()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("LAMBDA_TASK_ROOT", settings.folder().toString());
        variables.put("LAMBDA_RUNTIME_DIR", machine.runtimes.toString());
        variables.put("_HANDLER", settings.handler());
        return variables;
    }

    private static String executionEnvironment(FunctionRuntime runtime) {
        return switch (runtime) {
            case NODE -> "AWS_Lambda_nodejs";
            case JAVA -> "AWS_Lambda_java";
            case PROVIDED -> "AWS_Lambda_provided";
        };
    }
}
