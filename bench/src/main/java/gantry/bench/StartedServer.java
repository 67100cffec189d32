package gantry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Gantry server in a process of its own, on a data folder of its own that goes with it. */
final class StartedServer implements AutoCloseable {
    private static final long STOP_SECONDS = 15;

    private final Path gantry;
    private final Path data;
    private final String javaOptions;
    private Process process;
    private URI url;

    private StartedServer(Path gantry, Path data, String javaOptions) throws IOException {
        this.gantry = gantry;
        this.data = data;
        this.javaOptions = javaOptions;
        this.process = launch();
        this.url = awaitUrl();
    }

    /** What its folder is to hold before it starts. */
    @FunctionalInterface
    interface Preparation {
        void prepare(Path folder) throws IOException;
    }

    static StartedServer start(Path gantry) throws IOException {
        return start(gantry, _ -> {});
    }

    /** One that starts in a folder of its own, prepared so. */
    static StartedServer start(Path gantry, Preparation preparation) throws IOException {
        return start(gantry, preparation, "");
    }

    /** As the others, with options for its JVM. */
    static StartedServer start(Path gantry, Preparation preparation, String javaOptions)
            throws IOException {
        Path data = Files.createTempDirectory("gantry-bench");
        preparation.prepare(data);
        return new StartedServer(gantry, data, javaOptions);
    }

    /**
     * Ends it with {@code kill -9} and starts it again on what it left.
     *
     * @return seconds from the new process to its first answer that it is ready
     */
    double killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        long begin = System.nanoTime();
        process = launch();
        url = awaitUrl();
        while (!isReady()) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean isReady() throws IOException {
        try (HttpConnection connection = connect()) {
            return connection.get("/_gantry/health").status() == 200;
        }
    }

    /** Bytes that its heap holds once all that is dead was collected. */
    long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        String info = jcmd("GC.heap_info");
        int at = info.indexOf("used ") + "used ".length();
        return Long.parseLong(info.substring(at, info.indexOf('K', at))) * 1024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked =
                new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException(jcmd + " " + command + " failed: " + said);
        }
        return said;
    }

    private Process launch() throws IOException {
        var builder =
                new ProcessBuilder(
                                gantry.toString(),
                                "start",
                                "--port",
                                "0",
                                "--data",
                                data.toString())
                        .directory(data.toFile())
                        .redirectError(data.resolve("server.log").toFile());
        if (!javaOptions.isEmpty()) {
            builder.environment().put("JDK_JAVA_OPTIONS", javaOptions);
        }
        return builder.start();
    }

    private URI awaitUrl() throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        int at = line == null ? -1 : line.indexOf("http://");
        if (line == null || at < 0) {
            process.destroyForcibly();
            throw new IOException(
                    "The server did not start:\n" + Files.readString(data.resolve("server.log")));
        }
        return URI.create(line.substring(at).split("\\s", 2)[0]);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The address of a path of it. */
    String url(String path) {
        return url.resolve(path).toString();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    /** As requests name it. */
    String hostAndPort() {
        return url.getAuthority();
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(url.getHost(), url.getPort());
    }

    /** One call on a connection of its own. */
    Map<?, ?> call(String operation, Object request) throws IOException {
        try (HttpConnection connection = connect()) {
            return connection.call(operation, request);
        }
    }

    /** How many Standard executions have SUCCEEDED since it started. */
    long completed() throws IOException {
        return counter("gantry_states_executions_succeeded_total{type=\"STANDARD\"}");
    }

    /** A counter of {@code /_gantry/metrics}, named with its labels as it is printed there. */
    private long counter(String metric) throws IOException {
        try (HttpConnection connection = connect()) {
            String text = connection.get("/_gantry/metrics").text();
            return text.lines()
                    .filter(line -> line.startsWith(metric + " "))
                    .mapToLong(
                            line -> (long) Double.parseDouble(line.substring(metric.length() + 1)))
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(data);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(StartedServer::deleteOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
