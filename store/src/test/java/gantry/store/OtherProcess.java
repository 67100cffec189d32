package gantry.store;

import static gantry.store.TestStore.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A second process that uses a data folder: started by tests with their own class path. */
final class OtherProcess {
    private OtherProcess() {}

    /** What it prints goes to the process's output, errors to its error stream. */
    static Process start(String command, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                command,
                                folder.toString()))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "hold" -> hold(folder);
            case "write" -> write(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Opens the folder and keeps it until its input ends. */
    private static void hold(Path path) throws IOException {
        try (var folder = DataFolder.open(path)) {
            System.out.println("open " + folder.path());
            while (System.in.read() >= 0) {}
        } catch (StoreException e) {
            System.out.println(e.problem() + " " + e.getMessage());
        }
    }

    /** Commits batches of two notes for ever and prints the number of each once acknowledged. */
    private static void write(Path path) {
        var test = TestStore.open(path);
        var opened = test.store.openPartition(3);
        for (var offset = 1L; ; offset++) {
            var note = new byte[] {'a'};
            if (!test.commit(batch(opened, offset, note, note)).join().equals("committed")) {
                throw new IllegalStateException("Batch " + offset + " was refused");
            }
            System.out.println(opened.lastBatchNumber() + offset);
        }
    }
}
