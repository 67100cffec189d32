package gantry.workflows.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What happened, line by line: all of it as a hash, the end of it as text. */
final class Trace {
    private static final int SHOWN = Integer.getInteger("lines", 60);
    private static final int KEPT = Math.max(20_000, SHOWN);
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Deque<String> lines = new ArrayDeque<>();
    private long hash = FNV_OFFSET;
    private long count;

    void add(long micros, String what) {
        String line = micros + " " + what;
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * FNV_PRIME;
        }
        count++;
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /** Equal for two runs in which the same things happened at the same times. */
    String fingerprint() {
        return "%d lines, %016x".formatted(count, hash);
    }

    /** The last lines that tell of something, then the last ones of all. */
    String about(String text) {
        var about = new ArrayList<String>();
        for (String line : lines) {
            if (!text.isEmpty() && line.contains(text)) {
                about.add(line);
            }
        }
        return String.join("\n", last(about))
                + "\n-- and of everything:\n"
                + String.join("\n", last(List.copyOf(lines)));
    }

    private static List<String> last(List<String> all) {
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }
}
