package gantry.cli;

import gantry.cli.run.RunCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gantry} itself; it does nothing without a subcommand. */
@Command(
        name = "gantry",
        description = "A self-hosted AWS Step Functions in one process.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StartCommand.class,
            RunCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class,
            VersionCommand.class,
            RehearseCommand.class
        })
final class GantryCommand implements Runnable {
    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no command is given; see `gantry --help`.");
    }
}
