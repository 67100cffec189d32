package gantry.functions.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** All processes of the machine with parent and session, as Linux shows them; else empty. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private final Map<Long, Entry> entries;

    /**
     * One process.
     *
     * @param startedAt in the kernel's ticks; tells a pid's second use from its first
     */
    record Entry(long pid, long parent, long session, long startedAt) {}

    private ProcessTable(Map<Long, Entry> entries) {
        this.entries = entries;
    }

    static ProcessTable read() {
        Map<Long, Entry> entries = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                read(process, entries);
            }
        } catch (IOException _) {
            return new ProcessTable(Map.of());
        }
        return new ProcessTable(entries);
    }

    Iterable<Entry> all() {
        return entries.values();
    }

    private static void read(Path process, Map<Long, Entry> entries) {
        try {
            var text =
                    new String(
                            Files.readAllBytes(process.resolve("stat")),
                            StandardCharsets.ISO_8859_1);
            long pid = Long.parseLong(process.getFileName().toString());
            // The name in parentheses may hold anything; the fields after it are numbers.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            entries.put(
                    pid,
                    new Entry(
                            pid,
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[3]),
                            Long.parseLong(fields[19])));
        } catch (IOException | RuntimeException _) {
            return; // gone while we looked
        }
    }
}
