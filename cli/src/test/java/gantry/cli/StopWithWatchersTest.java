package gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Machines;
import gantry.cli.testing.Sdk;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Open pages of a console must not hold up a server that is told to stop. */
@Timeout(300)
class StopWithWatchersTest {
    private static final int OF_EACH = 20;

    @TempDir Path folder;

    @Test
    void sigterm_ends_the_streams_and_the_server() throws Exception {
        var streams = new ArrayList<HttpResponse<InputStream>>();
        try (var server = StartedServer.in(folder);
                var sfn = Sdk.client(server.url());
                var client = HttpClient.newHttpClient()) {
            String machine = Machines.create(sfn, "waits", Machines.WAIT);
            String execution = Machines.start(sfn, machine, "one", "{}");
            for (int i = 0; i < OF_EACH; i++) {
                streams.add(watch(client, server, ""));
                streams.add(watch(client, server, "?stateMachineArn=" + encoded(machine)));
                streams.add(watch(client, server, "?executionArn=" + encoded(execution)));
            }
            server.sigterm();
            for (var stream : streams) {
                assertThat(lines(stream)).anyMatch(line -> line.startsWith("event: "));
            }
        }
    }

    private static HttpResponse<InputStream> watch(
            HttpClient client, StartedServer server, String query) throws Exception {
        URI uri = URI.create(server.url() + "/_gantry/watch" + query);
        var response =
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    /** All lines; a stream that was cut off instead of ended would throw. */
    private static List<String> lines(HttpResponse<InputStream> stream) throws Exception {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
