package gantry.cli;

import gantry.cli.logs.Logs;
import gantry.cli.run.CannotRun;

import picocli.CommandLine;

import java.io.PrintWriter;

/** Where the process begins; {@code ./gantry} starts it. */
public final class Main {
    public static void main(String[] args) {
        // Before anything logs: the JVM's logging reads this once.
        Logs.toStandardError();
        System.exit(commandLine().execute(args));
    }

    /** The whole command with its subcommands. */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new GantryCommand());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        // As usual: of a flag that is given twice the last counts.
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setParameterExceptionHandler(new UsageMistakes());
        commandLine.setExecutionExceptionHandler(Main::reportFailure);
        return commandLine;
    }

    private static int reportFailure(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CannotStart || failure instanceof CannotRun) {
            PrintWriter err = commandLine.getErr();
            String.valueOf(failure.getMessage())
                    .lines()
                    .forEach(sentence -> err.println("gantry: " + sentence));
            return ExitStatus.USAGE;
        }
        throw failure;
    }

    private Main() {}
}
