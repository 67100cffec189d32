package gantry.server.watch;

import gantry.json.Json;
import gantry.server.Server;
import gantry.server.configuration.Configuration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A whole server in this process, asked over HTTP as a console asks it. */
final class LiveServer implements AutoCloseable {
    static final String STATES = "arn:aws:states:us-east-1:000000000000:";
    private static final String ROLE = "arn:aws:iam::000000000000:role/r";

    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    LiveServer(Path data) {
        server =
                Server.start(
                        new Configuration(
                                0,
                                0,
                                "127.0.0.1",
                                data,
                                Configuration.DEFAULT_ACCOUNT,
                                Configuration.DEFAULT_REGION,
                                Map.of(),
                                90,
                                new Configuration.FunctionSources(
                                        data.resolve("functions"), Map.of()),
                                null,
                                null));
    }

    /** An operation's answer. */
    Map<?, ?> call(String operation, Map<String, @Nullable Object> members)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.url()))
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.print(members)))
                        .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200
                || !(Json.parse(response.body()) instanceof Map<?, ?> map)) {
            throw new AssertionError(operation + ": " + response.body());
        }
        return map;
    }

    /** The ARN of a new machine. */
    String machine(String name, String definition) throws IOException, InterruptedException {
        call("CreateStateMachine", Map.of("name", name, "definition", definition, "roleArn", ROLE));
        return STATES + "stateMachine:" + name;
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
                client.send(get(query, headers), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new EventReader(response);
    }

    HttpResponse<String> ask(String query, String... headers)
            throws IOException, InterruptedException {
        return client.send(get(query, headers), BodyHandlers.ofString());
    }

    private HttpRequest get(String query, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/_gantry/watch" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Stops the server; what it has sent can still be read. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
