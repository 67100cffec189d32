package gantry.cli;

import gantry.server.backup.BackupFailed;
import gantry.server.backup.Restore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code gantry restore FILE}: a data folder as it was when the backup was made. */
@Command(
        name = "restore",
        description = "Brings a backup back into an empty data folder.",
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Parameters(paramLabel = "FILE", description = "What `gantry backup` wrote.")
    private Path file;

    @Mixin private DataFlags flags = new DataFlags();

    @Override
    public Integer call() {
        Path data =
                flags.wholeFolder(
                        "bring it back with pg_restore, and the folder \"%s\" as it was copied.");
        try {
            Restore.read(file, data);
        } catch (BackupFailed e) {
            throw new CannotStart(e.getMessage(), e);
        }
        spec.commandLine().getOut().printf("%s holds what %s held%n", data, file);
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }
}
