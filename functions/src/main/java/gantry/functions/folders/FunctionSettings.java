package gantry.functions.folders;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One function as its folder and settings say.
 *
 * @param folder absolute; the function's working folder and {@code LAMBDA_TASK_ROOT}
 * @param handler as the runtime understands it
 * @param environment what the user sets beside Lambda's own variables
 */
public record FunctionSettings(
        String name,
        Path folder,
        FunctionRuntime runtime,
        String handler,
        int timeoutSeconds,
        int memoryMb,
        Map<String, String> environment) {
    /** Lambda's defaults and bounds (Lambda quotas). */
    public static final int DEFAULT_TIMEOUT_SECONDS = 3;

    public static final int MAX_TIMEOUT_SECONDS = 900;
    public static final int MIN_MEMORY_MB = 128;
    public static final int MAX_MEMORY_MB = 10_240;

    public FunctionSettings {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return name + " (" + runtime + ", " + handler + ")";
    }
}
