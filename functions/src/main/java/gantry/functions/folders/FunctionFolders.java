package gantry.functions.folders;

import gantry.settings.Problems;
import gantry.settings.YamlFile;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Finds functions by name: {@code functions/NAME/}, or where {@code gantry.yaml} says. What is
 * found is looked at again when it is asked for, at most once in a while, so that a new folder and
 * a changed file count without a restart. Safe for any thread.
 */
public final class FunctionFolders {
    public static final String SETTINGS_FILE = "function.yaml";

    private static final String NODE_HANDLER = "index.handler";

    private final Path folder;
    private final Map<String, FunctionDraft> configured;
    private final long recheckNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    private record Found(FunctionVersion version, long atNanos) {}

    /**
     * @param folder where each sub-folder is a function
     * @param configured by name, their paths absolute; they win over the folders
     * @param recheck how long a function's files are believed unchanged
     */
    public FunctionFolders(
            Path folder,
            Map<String, FunctionDraft> configured,
            Duration recheck,
            LongSupplier nanoTime) {
        this.folder = folder;
        this.configured = new LinkedHashMap<>(configured);
        this.recheckNanos = recheck.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * The function as it is now; null if there is none of that name.
     *
     * @param name that has Lambda's form, so it cannot lead out of the folder
     * @throws FunctionMistake if its settings are wrong
     */
    public @Nullable FunctionVersion find(String name) {
        long now = nanoTime.getAsLong();
        Found known = found.get(name);
        if (known != null && now - known.atNanos < recheckNanos) {
            return known.version;
        }
        FunctionDraft draft = configured.getOrDefault(name, FunctionDraft.NOTHING);
        Path place = draft.path() == null ? folder.resolve(name) : Path.of(draft.path());
        if (!Files.isDirectory(place)) {
            found.remove(name);
            if (draft.path() != null) {
                throw new FunctionMistake(
                        "The folder \"%s\" of the function %s is not there; create it or correct functions in the configuration."
                                .formatted(place, name));
            }
            return null;
        }
        var version = new FunctionVersion(read(name, place, draft), SourceState.of(place));
        if (found.size() < MAX_REMEMBERED) {
            found.put(name, new Found(version, now));
        }
        return version;
    }

    /** Ours; beyond, functions are read at each invocation. */
    private static final int MAX_REMEMBERED = 10_000;

    private FunctionSettings read(String name, Path place, FunctionDraft configuration) {
        FunctionDraft draft = readFile(place).overriddenBy(configuration);
        FunctionRuntime runtime =
                draft.runtime() == null ? guess(name, place, draft) : draft.runtime();
        return new FunctionSettings(
                name,
                place.toAbsolutePath().normalize(),
                runtime,
                draft.handler() == null ? defaultHandler(name, runtime) : draft.handler(),
                or(draft.timeoutSeconds(), FunctionSettings.DEFAULT_TIMEOUT_SECONDS),
                or(draft.memoryMb(), FunctionSettings.MIN_MEMORY_MB),
                draft.environment());
    }

    private static FunctionDraft readFile(Path place) {
        Path file = place.resolve(SETTINGS_FILE);
        if (!Files.exists(file)) {
            return FunctionDraft.NOTHING;
        }
        if (!Files.isRegularFile(file)) {
            throw new FunctionMistake(
                    "\"%s\" is no ordinary file; replace it by one.".formatted(file));
        }
        var problems = new Problems(file.toString());
        String text = YamlFile.findText(file, file.toString(), problems);
        Node root = text == null ? null : YamlFile.compose(text, problems);
        FunctionDraft draft =
                root == null
                        ? FunctionDraft.NOTHING
                        : FunctionDraft.read(SETTINGS_FILE, root, false, problems);
        if (!problems.sentences().isEmpty()) {
            throw new FunctionMistake(String.join(" ", problems.sentences()));
        }
        return draft;
    }

    /** Node, if its module is there. */
    private static FunctionRuntime guess(String name, Path place, FunctionDraft draft) {
        String handler = draft.handler() == null ? NODE_HANDLER : draft.handler();
        int dot = handler.indexOf('.', handler.lastIndexOf('/') + 1);
        String module = dot < 0 ? handler : handler.substring(0, dot);
        for (String extension : List.of(".mjs", ".js", ".cjs")) {
            if (Files.exists(place.resolve(module + extension))) {
                return FunctionRuntime.NODE;
            }
        }
        throw new FunctionMistake(
                "The function %1$s has neither %2$s.mjs nor %2$s.js; name its runtime and handler in \"%3$s\"."
                        .formatted(name, module, place.resolve(SETTINGS_FILE)));
    }

    private static String defaultHandler(String name, FunctionRuntime runtime) {
        return switch (runtime) {
            case NODE -> NODE_HANDLER;
            case PROVIDED -> "function.handler";
            case JAVA ->
                    throw new FunctionMistake(
                            "The function %s needs a handler in %s, such as com.example.Handler."
                                    .formatted(name, SETTINGS_FILE));
        };
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
