package gantry.bench;

import gantry.json.Json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A Gantry server in a process of its own, on a data folder of its own that goes with it. */
final class StartedServer implements AutoCloseable {
    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final Path data;
    private final URI url;

    private StartedServer(Process process, Path data, URI url) {
        this.process = process;
        this.data = data;
        this.url = url;
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
        Path data = Files.createTempDirectory("gantry-bench");
        preparation.prepare(data);
        Process process =
                new ProcessBuilder(
                                gantry.toString(),
                                "start",
                                "--port",
                                "0",
                                "--data",
                                data.toString())
                        .directory(data.toFile())
                        .redirectError(data.resolve("server.log").toFile())
                        .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "The server did not start:\n" + Files.readString(data.resolve("server.log")));
        }
        int at = line.indexOf("http://");
        return new StartedServer(process, data, URI.create(line.substring(at).split("\\s", 2)[0]));
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(url.getHost(), url.getPort());
    }

    /** One call of an AWS JSON 1.0 operation, its answer parsed. */
    Map<?, ?> call(String operation, Object request) throws IOException {
        try (HttpConnection connection = connect()) {
            HttpConnection.Answer answer =
                    connection.post("/", "AWSStepFunctions." + operation, Json.printUtf8(request));
            if (answer.status() != 200) {
                throw new IOException(
                        operation + " answered " + answer.status() + ": " + answer.text());
            }
            return (Map<?, ?>) Objects.requireNonNull(Json.parse(answer.text()));
        }
    }

    /** A counter of {@code /_gantry/metrics}, named with its labels as it is printed there. */
    long counter(String metric) throws IOException {
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

    private static void delete(Path folder) {
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
