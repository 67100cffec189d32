package gantry.cli.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Arranges the JVM's logging for the whole process. */
public final class Logs {
    /** Held, because the JVM forgets the level of a logger that nobody holds. */
    private static final List<Logger> HELD = new ArrayList<>();

    /** From now on the log goes to standard error, INFO and above. Called once, first of all. */
    public static void toStandardError() {
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        Logger root = LogManager.getLogManager().getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var handler = new ConsoleHandler();
        handler.setFormatter(new LineFormatter());
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.INFO);
        // What they tell at INFO is about them, not about what a user runs.
        for (String library : List.of("io.netty", "io.vertx")) {
            setLevel(library, Level.WARNING);
        }
    }

    /**
     * From now on the log looks so.
     *
     * @param isJson whether each line is an object
     * @param level what is below it is not told; of others than Gantry nothing below INFO
     */
    public static void arrange(boolean isJson, System.Logger.Level level) {
        Logger root = LogManager.getLogManager().getLogger("");
        for (var handler : root.getHandlers()) {
            handler.setFormatter(isJson ? new JsonFormatter() : new LineFormatter());
        }
        Level wanted =
                switch (level) {
                    case ALL, TRACE, DEBUG -> Level.FINE;
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARNING;
                    case ERROR -> Level.SEVERE;
                    case OFF -> Level.OFF;
                };
        // Below INFO the JDK and the drivers tell commands, headers and addresses with secrets.
        boolean isBelowInfo = wanted.intValue() < Level.INFO.intValue();
        root.setLevel(isBelowInfo ? Level.INFO : wanted);
        setLevel("gantry", wanted);
    }

    private static void setLevel(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        HELD.add(logger);
    }

    private Logs() {}
}
