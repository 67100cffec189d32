package gantry.server.configuration;

/**
 * How the server's own log looks.
 *
 * @param level what is below it is not told
 */
public record LogSettings(Format format, System.Logger.Level level) {
    public static final LogSettings DEFAULT =
            new LogSettings(Format.TEXT, System.Logger.Level.INFO);

    /** The form of a line. */
    public enum Format {
        TEXT,
        /** An object a line. */
        JSON
    }

    public LogSettings withFormat(Format other) {
        return new LogSettings(other, level);
    }
}
