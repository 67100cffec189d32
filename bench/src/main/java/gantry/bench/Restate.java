package gantry.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Restate server and, in a Node process, its workflow of three durable steps. */
final class Restate implements AutoCloseable {
    private static final int CLIENTS = 256;
    private static final byte[] INPUT = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Process server;
    private final Process service;
    private final int ingress;

    private Restate(Path folder, Process server, Process service, int ingress) {
        this.folder = folder;
        this.server = server;
        this.service = service;
        this.ingress = ingress;
    }

    static Restate start(Path node) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gantry-bench-restate");
        int ingress = OtherServer.freePort();
        int admin = OtherServer.freePort();
        int port = OtherServer.freePort();
        Path configuration = folder.resolve("restate.toml");
        Files.writeString(configuration, configuration(folder, ingress, admin));
        Process server =
                logged(
                                new ProcessBuilder(
                                        node.resolve("node_modules/.bin/restate-server").toString(),
                                        "-c",
                                        configuration.toString()),
                                folder,
                                "server.log")
                        .start();
        var started =
                logged(
                        new ProcessBuilder(
                                        Peers.nodeCommand(node),
                                        "restate-service.mjs",
                                        Integer.toString(port))
                                .directory(node.toFile()),
                        folder,
                        "service.log");
        started.environment().put("RESTATE_LOGGING", "ERROR");
        var restate = new Restate(folder, server, started.start(), ingress);
        try {
            OtherServer.awaitReady("Restate", () -> isRegistered(admin, port));
            return restate;
        } catch (IOException | InterruptedException e) {
            restate.close();
            throw e;
        }
    }

    private static ProcessBuilder logged(ProcessBuilder command, Path folder, String log) {
        return command.redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile());
    }

    private static String configuration(Path folder, int ingress, int admin) throws IOException {
        return """
        base-dir = "%s"
        bind-address = "127.0.0.1:%d"
        disable-telemetry = true
        [ingress]
        bind-address = "127.0.0.1:%d"
        [admin]
        bind-address = "127.0.0.1:%d"
        """
                .formatted(folder, OtherServer.freePort(), ingress, admin);
    }

    /** False while the server or the service is not there. */
    private static boolean isRegistered(int admin, int port) throws IOException {
        byte[] body =
                "{\"uri\":\"http://127.0.0.1:%d\"}"
                        .formatted(port)
                        .getBytes(StandardCharsets.UTF_8);
        try (var connection = new HttpConnection("127.0.0.1", admin)) {
            return connection.postJson("/deployments", body).status() < 300;
        }
    }

    /** Completed workflows a second, each client waiting for its result. */
    double perSecond(Duration round) throws Exception {
        return ClosedLoop.run(
                        CLIENTS,
                        round,
                        _ ->
                                new ClosedLoop.HttpClient(
                                        new HttpConnection("127.0.0.1", ingress), Restate::run))
                .perSecond();
    }

    private static void run(HttpConnection connection) throws IOException {
        HttpConnection.Answer answer = connection.postJson("/three/run", INPUT);
        if (answer.status() != 200 || !answer.text().contains("4")) {
            throw new IOException("Restate answered " + answer.status() + ": " + answer.text());
        }
    }

    @Override
    public void close() {
        try {
            service.destroyForcibly().waitFor();
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        StartedServer.delete(folder);
    }
}
