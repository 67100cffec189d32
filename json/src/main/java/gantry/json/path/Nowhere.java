package gantry.json.path;

/** What a path leads to when it leads to no value. */
enum Nowhere {
    /** A member is missing, or its parent is no object. */
    ABSENT,

    /** An element beyond the array's end: null to {@code read}, absent to {@code find}. */
    BEYOND;

    @Override
    public String toString() {
        return "absent";
    }
}
