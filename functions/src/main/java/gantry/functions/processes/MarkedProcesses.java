package gantry.functions.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes that carry a marker, found in Linux's {@code /proc}, whatever group, session or
 * parent they gave themselves. Where there is no {@code /proc} there are none to be found.
 */
public final class MarkedProcesses {
    private static final Path PROC = Path.of("/proc");

    /** Each round kills all it finds; what forks faster than that is not to keep us for ever. */
    private static final int MAX_ROUNDS = 200;

    /** Kills everything of any environment of this data folder; returns how many there were. */
    public static int killAllOf(String folderId) {
        return kill(Marker.entriesOf(folderId));
    }

    /** Kills everything of this environment. */
    static int killAllOf(Marker marker) {
        return kill(marker.entry());
    }

    /** Everything of any environment of this data folder that is alive. */
    public static List<Long> pidsOf(String folderId) {
        return find(Marker.entriesOf(folderId)).stream().map(ProcessHandle::pid).toList();
    }

    private static int kill(String entry) {
        int killed = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<ProcessHandle> found = find(entry);
            if (found.isEmpty()) {
                break;
            }
            killed += found.size();
            found.forEach(ProcessHandle::destroyForcibly);
        }
        return killed;
    }

    /**
     * The handles are taken before the environments are read, and a handle that no longer is the
     * process it was taken from kills nothing: no pid that was used again is hit.
     */
    private static List<ProcessHandle> find(String entry) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid == ProcessHandle.current().pid()) {
                    continue;
                }
                Optional<ProcessHandle> handle = ProcessHandle.of(pid);
                if (handle.isPresent() && carries(process, entry)) {
                    found.add(handle.get());
                }
            }
        } catch (IOException _) {
            return found; // no /proc, or not for us
        }
        return found;
    }

    private static boolean carries(Path process, String entry) {
        try {
            var environ =
                    new String(
                            Files.readAllBytes(process.resolve("environ")),
                            StandardCharsets.ISO_8859_1);
            return environ.startsWith(entry) || environ.contains("\0" + entry);
        } catch (IOException _) {
            return false; // another user's, or gone
        }
    }

    private MarkedProcesses() {}
}
