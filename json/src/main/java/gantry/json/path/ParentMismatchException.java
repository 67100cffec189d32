package gantry.json.path;

/** A reference path that would write into a value that cannot hold it. */
public final class ParentMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;

    ParentMismatchException(String place) {
        super("The parent of " + place + " cannot hold it", null, false, false);
        this.place = place;
    }

    /** The place that cannot be: {@code $['a']['b']}. */
    public String place() {
        return place;
    }
}
