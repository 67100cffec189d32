package gantry.cli.examples;

import gantry.cli.testing.Await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that a reader of the README starts in a terminal. Ended when it is closed. */
final class Program implements AutoCloseable {
    private final Path output;
    private final Process process;

    private Program(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param output a file that takes all it writes
     */
    static Program start(
            Path folder, Path output, Map<String, String> environment, List<String> command) {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its exit status once it has ended. */
    int await() {
        Await.until("the program ends: " + process.info(), () -> !process.isAlive());
        return process.exitValue();
    }

    /** All that it has written. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Await.until("the program stops: " + process.info(), () -> !process.isAlive());
    }
}
