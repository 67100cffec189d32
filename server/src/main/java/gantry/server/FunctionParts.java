package gantry.server;

import gantry.functions.Functions;
import gantry.functions.environments.Clocks;
import gantry.functions.environments.FunctionLimits;
import gantry.server.configuration.Configuration;
import gantry.store.DataFolder;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** What Lambda gets of this machine and this configuration. */
final class FunctionParts {
    private static final String FUNCTION_PROCESSES = "functionProcesses";

    /** Set by the build, to where it put Lambda's runtime client for Java. */
    private static final String JAVA_RUNTIME = "gantry.javaRuntime";

    /** As they are written under {@code quotas}. */
    static final List<String> QUOTAS = List.of(FUNCTION_PROCESSES);

    static Functions.Parts of(Configuration configuration, DataFolder data, OwnAddress address) {
        return new Functions.Parts(
                data.path(),
                configuration.functions().folder(),
                configuration.functions().named(),
                configuration.region(),
                address::await,
                System.getenv(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                javaRuntime(),
                limits(configuration),
                clocks());
    }

    private static FunctionLimits limits(Configuration configuration) {
        Long processes = configuration.quotas().get(FUNCTION_PROCESSES);
        return processes == null
                ? FunctionLimits.forMachine(Runtime.getRuntime().availableProcessors())
                : FunctionLimits.ofProcesses(Math.toIntExact(processes));
    }

    private static @Nullable Path javaRuntime() {
        String folder = System.getProperty(JAVA_RUNTIME);
        return folder != null && Files.isDirectory(Path.of(folder)) ? Path.of(folder) : null;
    }

    private static Clocks clocks() {
        var secure = new SecureRandom();
        return new Clocks(
                InstantSource.system(),
                System::nanoTime,
                () -> {
                    byte[] bytes = new byte[16];
                    secure.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes);
                });
    }

    private FunctionParts() {}
}
