package gantry.states.mocks;

import org.jspecify.annotations.Nullable;

/** {@code "0"} or {@code "1-3"}: which invocations of a state a response answers; both included. */
record AttemptRange(int first, int last) {
    private static final String WRITTEN = "[0-9]{1,6}(-[0-9]{1,6})?";

    /** Null if it is no range. */
    static @Nullable AttemptRange parse(String text) {
        if (!text.matches(WRITTEN)) {
            return null;
        }
        String[] ends = text.split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
        return first <= last ? new AttemptRange(first, last) : null;
    }

    boolean contains(int attempt) {
        return first <= attempt && attempt <= last;
    }

    boolean overlaps(AttemptRange other) {
        return first <= other.last && other.first <= last;
    }
}
