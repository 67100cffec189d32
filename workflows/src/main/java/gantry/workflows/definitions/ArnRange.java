package gantry.workflows.definitions;

/**
 * The ARNs of one account, region and type, from a place on, in the order of the names: everything
 * before the name is the same in all of them.
 *
 * @param after exclusive
 * @param before exclusive
 */
record ArnRange(String after, String before) {
    /** Above every character a name may have: U+10FFFF is not among them. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    /**
     * All that begin with the prefix and come after the place.
     *
     * @param name where to begin, exclusive; empty for the beginning
     */
    static ArnRange of(String prefix, String name) {
        return new ArnRange(prefix + name, prefix + END);
    }
}
