package gantry.cli.logs;

import java.util.logging.LogManager;

/**
 * The JVM's own manager, but for one thing: that one takes all handlers away when the process is
 * told to end, while the server still stops and has something to say. Named to the JVM by {@link
 * Logs}.
 */
public final class LastingLogManager extends LogManager {
    @Override
    public void reset() {
        // Nothing: standard error needs no closing.
    }
}
