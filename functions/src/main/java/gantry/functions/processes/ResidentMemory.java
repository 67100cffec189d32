package gantry.functions.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much memory one environment's processes hold together. Who belongs to it is found anew now
 * and then, and whoever once belonged stays in, also with another parent and session. Confined to
 * one thread at a time.
 */
public final class ResidentMemory {
    private final long keeper;
    private final Map<Long, Long> members = new HashMap<>(); // pid to start time

    ResidentMemory(long keeper) {
        this.keeper = keeper;
    }

    /** Who is in the tree now. */
    void refresh(ProcessTable table) {
        Set<Long> tree = new HashSet<>();
        Set<Long> sessions = new HashSet<>();
        Map<Long, Long> alive = new HashMap<>();
        for (var entry : table.all()) {
            if (members.getOrDefault(entry.pid(), -1L) == entry.startedAt()) {
                join(entry, tree, sessions, alive);
            }
        }
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var entry : table.all()) {
                boolean related =
                        entry.parent() == keeper
                                || tree.contains(entry.parent())
                                || sessions.contains(entry.session());
                if (related && !tree.contains(entry.pid()) && entry.pid() != keeper) {
                    join(entry, tree, sessions, alive);
                    grew = true;
                }
            }
        }
        members.clear();
        members.putAll(alive);
    }

    private static void join(
            ProcessTable.Entry entry, Set<Long> tree, Set<Long> sessions, Map<Long, Long> alive) {
        tree.add(entry.pid());
        alive.put(entry.pid(), entry.startedAt());
        if (entry.session() == entry.pid()) {
            sessions.add(entry.session()); // one that a member founded, not the keeper's
        }
    }

    /**
     * Bytes that are theirs alone, and the largest share of one in mapped files (which they mostly
     * share with each other); 0 where Linux's {@code /proc} is not there.
     */
    long bytes() {
        long own = 0;
        long mapped = 0;
        for (long pid : members.keySet()) {
            String status = status(pid);
            own += kilobytes(status, "RssAnon:") + kilobytes(status, "RssShmem:");
            mapped = Math.max(mapped, kilobytes(status, "RssFile:"));
        }
        return (own + mapped) * 1024;
    }

    private static String status(long pid) {
        try {
            Path file = Path.of("/proc", Long.toString(pid), "status");
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return ""; // gone
        }
    }

    private static long kilobytes(String status, String name) {
        int at = status.indexOf(name);
        if (at < 0) {
            return 0; // a zombie
        }
        int end = status.indexOf(" kB", at);
        return end < 0 ? 0 : Long.parseLong(status.substring(at + name.length(), end).strip());
    }
}
