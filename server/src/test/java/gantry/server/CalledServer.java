package gantry.server;

import gantry.json.Json;
import gantry.operations.TokenBuckets.Limit;
import gantry.server.configuration.Configuration;
import gantry.server.configuration.LogSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** A whole server in this process, called over HTTP as an SDK calls it. */
public final class CalledServer implements AutoCloseable {
    public static final String STATES = "arn:aws:states:us-east-1:000000000000:";
    public static final String ROLE = "arn:aws:iam::000000000000:role/r";

    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Starts one. */
    public CalledServer(Configuration configuration) {
        server = Server.start(configuration);
    }

    /** What a server has that is told nothing but its data folder and port, 0 for any. */
    public static Configuration configuration(Path data, int port) {
        return configuration(data, port, Map.of());
    }

    /** The same with quotas of operations. */
    public static Configuration configuration(Path data, int port, Map<String, Limit> quotas) {
        return configuration(data, port, quotas, null);
    }

    /** The same with a file of mocks. */
    public static Configuration configuration(
            Path data, int port, Map<String, Limit> quotas, @Nullable Path mocks) {
        return new Configuration(
                port,
                0,
                "127.0.0.1",
                data,
                Configuration.DEFAULT_ACCOUNT,
                Configuration.DEFAULT_REGION,
                Map.of(),
                90,
                new Configuration.FunctionSources(data.resolve("functions"), Map.of()),
                null,
                mocks,
                null,
                quotas,
                LogSettings.DEFAULT,
                null);
    }

    /** An operation's answer; that it refuses fails the test. */
    public Map<?, ?> call(String operation, Map<String, @Nullable Object> members)
            throws IOException, InterruptedException {
        var response = send("application/x-amz-json-1.0", "AWSStepFunctions." + operation, members);
        if (response.statusCode() != 200
                || !(Json.parse(response.body()) instanceof Map<?, ?> answer)) {
            throw new AssertionError(operation + ": " + response.body());
        }
        return answer;
    }

    /** Whatever comes back from an operation of any service. */
    public HttpResponse<String> send(
            String contentType, String target, Map<String, @Nullable Object> members)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.url()))
                        .header("Content-Type", contentType)
                        .header("X-Amz-Target", target)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.print(members)))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** What a path answers to GET, its body read as the handler says. */
    public <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), body);
    }

    /** The ARN of a new machine. */
    public String machine(String name, String type, String definition)
            throws IOException, InterruptedException {
        call(
                "CreateStateMachine",
                Map.of("name", name, "type", type, "definition", definition, "roleArn", ROLE));
        return STATES + "stateMachine:" + name;
    }

    /** Stops the server; what it has sent can still be read. */
    public void stop() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
