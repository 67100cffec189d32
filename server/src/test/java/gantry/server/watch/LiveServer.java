package gantry.server.watch;

import gantry.server.CalledServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A whole server in this process, asked over HTTP as a console asks it. */
final class LiveServer implements AutoCloseable {
    private static final String WATCH = "/_gantry/watch";

    private final CalledServer server;

    LiveServer(Path data) {
        server = new CalledServer(CalledServer.configuration(data, 0));
    }

    /** An operation's answer. */
    Map<?, ?> call(String operation, Map<String, @Nullable Object> members)
            throws IOException, InterruptedException {
        return server.call(operation, members);
    }

    /** The ARN of a new machine. */
    String machine(String name, String definition) throws IOException, InterruptedException {
        return server.machine(name, "STANDARD", definition);
    }

    /** The ARN of a new execution. */
    String start(String machine, String name) throws IOException, InterruptedException {
        call("StartExecution", Map.of("stateMachineArn", machine, "name", name));
        return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /** Does the one task that waits in this activity. */
    void work(String activity) throws IOException, InterruptedException {
        var task = call("GetActivityTask", Map.of("activityArn", activity));
        call(
                "SendTaskSuccess",
                Map.of("taskToken", String.valueOf(task.get("taskToken")), "output", "{\"a\":1}"));
    }

    /** A stream of events, once its head is here. */
    EventReader watch(String query, String... headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                server.get(WATCH + query, BodyHandlers.ofInputStream(), headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new EventReader(response);
    }

    HttpResponse<String> ask(String query, String... headers)
            throws IOException, InterruptedException {
        return server.get(WATCH + query, BodyHandlers.ofString(), headers);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Stops the server; what it has sent can still be read. */
    void stop() {
        server.stop();
    }

    @Override
    public void close() {
        server.close();
    }
}
