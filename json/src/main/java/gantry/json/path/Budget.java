package gantry.json.path;

/** How many values the evaluation of one path may still visit, its filters' paths counted in. */
final class Budget {
    /** As many as an advance of an execution may cost; a payload of 256 KiB has at most 131,072. */
    static final int MAX_VISITS = 1_000_000;

    private static final int LOOKS_PER_VISIT = 16;

    private int left = MAX_VISITS;

    void visit() {
        visit(1);
    }

    /** What costs as much as so many visits. */
    void visit(long values) {
        if (values > left) {
            left = 0;
            throw new Exhausted();
        }
        left -= (int) values;
    }

    /** So many values were passed over: a look at each is a small part of a visit. */
    void passOver(int values) {
        visit(values / LOOKS_PER_VISIT);
    }

    /** How many it has visited so far. */
    long spent() {
        return (long) MAX_VISITS - left;
    }

    /** Never caught by a filter, which takes a path that is not found for an answer. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("The path visits more than " + MAX_VISITS + " values", null, false, false);
        }
    }
}
