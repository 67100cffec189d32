package gantry.cli;

import gantry.cli.testing.StartedServer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A checkout with the real scripts and tools that only note that they were called: {@code mvn}
 * makes a jar, {@code java} tells its folder and arguments.
 */
final class FakeCheckout {
    /** All that the scripts may use of a system. */
    private static final List<String> TOOLS =
            List.of(
                    "sh",
                    "cat",
                    "cut",
                    "date",
                    "dirname",
                    "find",
                    "flock",
                    "grep",
                    "head",
                    "ls",
                    "mkdir",
                    "mktemp",
                    "paste",
                    "readlink",
                    "rm",
                    "sed",
                    "sha256sum",
                    "sleep",
                    "sort",
                    "tail",
                    "touch",
                    "tr",
                    "xargs");

    private static final String MVN =
            """
            #!/bin/sh
            echo built >>"$CALLS"
            for argument in "$@"; do
                case $argument in -Ddistribution.folder=*) folder=${argument#*=} ;; esac
            done
            if [ -f "$BROKEN" ]; then
                echo '[ERROR] A.java:[3,1] no such thing'
                exit 1
            fi
            mkdir -p "$folder/lib" && echo jar >"$folder/lib/gantry.jar"
            """;

    private final Path place;
    private final Path root;

    FakeCheckout(Path place) throws IOException {
        this.place = place;
        this.root = Files.createDirectories(place.resolve("a checkout"));
        Path real = StartedServer.root();
        for (String file :
                List.of("gantry", "build/jdk.sh", "build/fingerprint", "build/distribution")) {
            Path copy = root.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(real.resolve(file), copy);
        }
        write(root.resolve("pom.xml"), "<project/>");
        source("first");
        Path bin = Files.createDirectories(place.resolve("bin"));
        for (String tool : TOOLS) {
            executable(bin.resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
        }
        executable(bin.resolve("mvn"), MVN);
        node("v20.1.0");
        executable(place.resolve("jdk/bin/java"), "#!/bin/sh\necho \"in $PWD: $*\"\n");
        executable(place.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        write(place.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createDirectories(place.resolve("elsewhere"));
    }

    Path script() {
        return root.resolve("gantry");
    }

    Path root() {
        return root;
    }

    void source(String text) throws IOException {
        write(root.resolve("store/src/main/java/A.java"), text);
    }

    void node(String version) throws IOException {
        executable(place.resolve("bin/node"), "#!/bin/sh\necho " + version + "\n");
    }

    void removeMaven() throws IOException {
        Files.delete(place.resolve("bin/mvn"));
    }

    void breakBuild(boolean broken) throws IOException {
        if (broken) {
            write(place.resolve("broken"), "");
        } else {
            Files.delete(place.resolve("broken"));
        }
    }

    long builds() throws IOException {
        Path calls = place.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** What a script said, both streams, and its status. */
    record Said(int status, String text) {}

    Said run(Path script, String... arguments) throws IOException, InterruptedException {
        return await(start(script, arguments));
    }

    Process start(Path script, String... arguments) throws IOException {
        var builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(place.resolve("elsewhere").toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", place.resolve("bin").toString());
        builder.environment().put("JAVA_HOME", place.resolve("jdk").toString());
        builder.environment().put("CALLS", place.resolve("calls").toString());
        builder.environment().put("BROKEN", place.resolve("broken").toString());
        return builder.start();
    }

    static Said await(Process process) throws IOException, InterruptedException {
        byte[] text = process.getInputStream().readAllBytes();
        return new Said(process.waitFor(), new String(text, StandardCharsets.UTF_8));
    }

    private static Path find(String tool) {
        for (String folder : List.of("/usr/bin", "/bin")) {
            Path file = Path.of(folder, tool);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("This system has no " + tool);
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
