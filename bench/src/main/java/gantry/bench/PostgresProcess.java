package gantry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A PostgreSQL server with a fresh cluster, as Debian installs it: every commit is flushed. */
final class PostgresProcess implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Process process;
    private final Path folder;
    private final int port;

    private PostgresProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static PostgresProcess start() throws IOException, InterruptedException {
        Path programs = newest().resolve("bin");
        Path folder = Files.createTempDirectory("gantry-bench-postgres");
        Peers.run(folder, "chmod", "777", folder.toString());
        String cluster = folder.resolve("cluster").toString();
        Peers.run(
                folder,
                unprivileged(
                        programs.resolve("initdb").toString(),
                        "-D",
                        cluster,
                        "-U",
                        "postgres",
                        "-A",
                        "trust"));
        int port = OtherServer.freePort();
        Process process =
                new ProcessBuilder(
                                unprivileged(
                                        programs.resolve("postgres").toString(),
                                        "-D",
                                        cluster,
                                        "-p",
                                        Integer.toString(port),
                                        "-k",
                                        folder.toString(),
                                        "-h",
                                        "127.0.0.1"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        var server = new PostgresProcess(process, folder, port);
        try {
            OtherServer.awaitReady("PostgreSQL", () -> server.isReady(programs));
            return server;
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private boolean isReady(Path programs) throws IOException, InterruptedException {
        Process asked =
                new ProcessBuilder(
                                programs.resolve("pg_isready").toString(),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return asked.waitFor() == 0;
    }

    private static Path newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            throw new IOException(
                    "PostgreSQL is not in " + INSTALLED + "; apt-get install postgresql");
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static String[] unprivileged(String... command) {
        var all = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    /** Its children end with it: SIGINT is its fast shutdown. */
    @Override
    public void close() {
        try {
            Path pid = folder.resolve("cluster/postmaster.pid");
            if (Files.exists(pid)) {
                Peers.run(folder, "kill", "-INT", Files.readAllLines(pid).getFirst());
            }
            process.waitFor();
            Peers.run(Path.of("/"), "rm", "-rf", folder.toString());
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
