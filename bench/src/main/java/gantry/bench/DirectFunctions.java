package gantry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes of one Node function with nothing before them but their own Runtime API client, the one
 * that the server uses.
 */
final class DirectFunctions implements AutoCloseable {
    /** Where the server's own lies in what it is built of. */
    private static final String BOOTSTRAP = "/gantry/functions/bootstrap.mjs";

    private final Path folder;
    private final List<DirectFunction> processes = new ArrayList<>();

    private DirectFunctions(Path folder) {
        this.folder = folder;
    }

    static DirectFunctions start(String handler, int processes) throws IOException {
        Path folder = Files.createTempDirectory("gantry-bench-function");
        var started = new DirectFunctions(folder);
        try {
            Files.writeString(folder.resolve("index.mjs"), handler);
            Path bootstrap = folder.resolve("bootstrap.mjs");
            try (InputStream own = DirectFunctions.class.getResourceAsStream(BOOTSTRAP)) {
                if (own == null) {
                    throw new IOException("The Runtime API client is not in this build");
                }
                Files.copy(own, bootstrap);
            }
            for (int i = 0; i < processes; i++) {
                started.processes.add(DirectFunction.start(bootstrap, folder));
            }
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Who calls the process of that number; the process outlives it. */
    ClosedLoop.Client client(int number) {
        DirectFunction process = processes.get(number);
        byte[] payload = StepFunctionsLoad.input();
        return new ClosedLoop.Client() {
            @Override
            public void call() throws IOException {
                process.call(payload);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        processes.forEach(DirectFunction::close);
        try {
            Files.deleteIfExists(folder.resolve("index.mjs"));
            Files.deleteIfExists(folder.resolve("bootstrap.mjs"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
