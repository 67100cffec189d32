package gantry.cli.corpus;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;

/** Calls of AWS JSON 1.0 as they are on the wire, which an SDK would hide. */
final class StepFunctionsClient implements AutoCloseable {
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    StepFunctionsClient(URI url) {
        this.url = url;
    }

    /** The answer; every error is a failure of the test. */
    JsonObject call(String operation, JsonObject request) {
        HttpResponse<String> response = send(operation, request);
        if (response.statusCode() != OK) {
            throw new AssertionError(
                    operation + " answered " + response.statusCode() + " " + response.body());
        }
        return (JsonObject) Objects.requireNonNull(Json.parse(response.body()));
    }

    /** The answer or, with a member {@code __type}, the error. */
    JsonObject answer(String operation, JsonObject request) {
        return (JsonObject) Objects.requireNonNull(Json.parse(send(operation, request).body()));
    }

    private HttpResponse<String> send(String operation, JsonObject request) {
        var post =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AWSStepFunctions." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.print(request)))
                        .build();
        try {
            return http.send(post, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(operation + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(operation + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
