package gantry.logs.api;

import gantry.operations.Request;

/** The range of time of a request. */
final class Times {
    private Times() {}

    /** The first time that counts. */
    static long from(Request request) {
        Number time = request.findNumber("startTime");
        return time == null ? 0 : time.longValue();
    }

    /** The first time that counts no more. */
    static long to(Request request) {
        Number time = request.findNumber("endTime");
        return time == null ? Long.MAX_VALUE : time.longValue();
    }

    /** As {@link #to}, where {@code endTime} itself counts. */
    static long toInclusive(Request request) {
        long to = to(request);
        return to == Long.MAX_VALUE ? to : to + 1;
    }
}
