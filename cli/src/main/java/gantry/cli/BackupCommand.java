package gantry.cli;

import gantry.server.backup.Backup;
import gantry.server.backup.BackupFailed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code gantry backup FILE}: a consistent copy of a data folder, while its server works. */
@Command(
        name = "backup",
        description = "Writes all that a data folder keeps into one file; its server may run.",
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {
    private static final double BYTES_PER_MB = 1e6;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Parameters(paramLabel = "FILE", description = "The backup, which is not there yet.")
    private Path file;

    @Mixin private DataFlags flags = new DataFlags();

    @Override
    public Integer call() {
        Path data =
                flags.wholeFolder(
                        "back it up with pg_dump, and after it copy the folder \"%s\", which holds"
                                + " logs and objects.");
        try {
            long bytes = Backup.write(data, file);
            spec.commandLine()
                    .getOut()
                    .printf("%s holds %s (%.1f MB)%n", file, data, bytes / BYTES_PER_MB);
            spec.commandLine().getOut().flush();
        } catch (BackupFailed e) {
            throw new CannotStart(e.getMessage(), e);
        }
        return ExitStatus.DONE;
    }
}
