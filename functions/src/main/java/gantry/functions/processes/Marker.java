package gantry.functions.processes;

/**
 * What every process of an environment carries as a variable of its own environment, and hands on
 * to what it starts: the data folder's id, so that one server never kills another's, and the
 * environment's.
 */
public record Marker(String folderId, String environmentId) {
    /** The variable's name. */
    public static final String VARIABLE = "GANTRY_FUNCTION";

    String value() {
        return folderId + "." + environmentId + ".";
    }

    /** What stands in {@code /proc/PID/environ} of this environment's processes. */
    String entry() {
        return VARIABLE + "=" + value();
    }

    /** What the entries of all environments of a data folder begin with. */
    static String entriesOf(String folderId) {
        return VARIABLE + "=" + folderId + ".";
    }
}
