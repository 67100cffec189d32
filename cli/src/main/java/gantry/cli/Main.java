package gantry.cli;

import gantry.cli.logs.Logs;

import picocli.CommandLine;

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
        commandLine.setParameterExceptionHandler(new UsageMistakes());
        return commandLine;
    }

    private Main() {}
}
