package gantry.cli;

import gantry.server.Server;
import gantry.server.configuration.ConfigurationReader;
import gantry.server.configuration.Flags;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code gantry rehearse}: a server that makes a few requests of itself and stops. The build runs
 * it once, so that the JVM's AOT cache knows what a start needs.
 */
@Command(name = "rehearse", hidden = true, description = "Runs a server once, for the AOT cache.")
final class RehearseCommand implements Callable<Integer> {
    private static final String MACHINE =
            """
            {"name":"rehearsal","roleArn":"arn:aws:iam::000000000000:role/r",\
            "definition":"{\\"StartAt\\":\\"A\\",\\"States\\":{\\"A\\":{\\"Type\\":\\"Pass\\",\\"End\\":true}}}"}\
            """;

    private static final String MACHINE_ARN =
            "arn:aws:states:us-east-1:000000000000:stateMachine:rehearsal";

    /** An operation and its request each; what is refused has been rehearsed too. */
    private static final List<List<String>> REQUESTS =
            List.of(
                    List.of("CreateStateMachine", MACHINE),
                    List.of(
                            "StartExecution",
                            "{\"stateMachineArn\":\"" + MACHINE_ARN + "\",\"input\":\"{}\"}"),
                    List.of("ListExecutions", "{\"stateMachineArn\":\"" + MACHINE_ARN + "\"}"));

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private @Nullable String data;

    @Override
    public Integer call() throws IOException {
        var flags = new Flags(0, 0, null, data, null);
        var configuration =
                new ConfigurationReader(
                                Path.of("").toAbsolutePath(), Server.knownQuotas(), System.getenv())
                        .read(null, flags);
        try (Server server = Server.start(configuration)) {
            URI url = URI.create(server.url());
            exchange(url, "GET /_gantry/health", "", "");
            exchange(url, "POST /_gantry/echo", "", "{}");
            for (var request : REQUESTS) {
                String target = "X-Amz-Target: AWSStepFunctions." + request.getFirst() + "\r\n";
                exchange(url, "POST /", target, request.getLast());
            }
        }
        return ExitStatus.DONE;
    }

    /** By a plain socket: a client's classes are of no use to a server. */
    private static void exchange(URI url, String line, String header, String body)
            throws IOException {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            String head =
                    """
                    %s HTTP/1.1\r
                    Host: %s\r
                    Content-Type: application/x-amz-json-1.0\r
                    Content-Length: %d\r
                    Connection: close\r
                    """
                            .formatted(line, url.getAuthority(), body.length());
            var request = head + header + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
