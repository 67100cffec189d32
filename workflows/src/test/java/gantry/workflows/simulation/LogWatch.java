package gantry.workflows.simulation;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes the engine's log: an error is a {@link Violation}, the rest is expected and not shown. */
final class LogWatch {
    /** Held, since the logging system forgets loggers that nobody holds. */
    private final Logger logger = Logger.getLogger("gantry.workflows.partition");

    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                        throw new Violation(
                                "The engine logs no error: "
                                        + line.getMessage()
                                        + " "
                                        + line.getThrown(),
                                "");
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    void begin() {
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    void end() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
