package gantry.server;

import gantry.logs.Logs;
import gantry.objects.ObjectStorage;
import gantry.server.backup.BackupFailed;
import gantry.server.backup.Restore;
import gantry.server.configuration.Configuration;
import gantry.store.DataFolder;
import gantry.store.DatabaseFile;
import gantry.store.PostgresAddress;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.store.StoreSettings;
import gantry.workflows.Workflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The data folder, the store, the logs and the objects in it, opened together and closed together.
 */
record Durable(DataFolder folder, Store store, Logs logs, ObjectStorage objects)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Durable.class.getName());

    /** EX_SOFTWARE of sysexits.h: a supervisor restarts the process, and recovery does the rest. */
    private static final int HALTED = 70;

    /** EX_UNAVAILABLE: a restart would take the database from whoever has it now. */
    private static final int TAKEN_OVER = 69;

    /**
     * Opens all.
     *
     * @throws StoreException with a sentence for the user
     */
    static Durable open(Configuration configuration) {
        Path path = configuration.data();
        var folder = DataFolder.open(path);
        try {
            Restore.requireEnded(folder.path());
            Store store = openStore(configuration, folder);
            try {
                return open(configuration, folder, store);
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (BackupFailed e) {
            folder.close();
            throw new ServerCannotStart(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Store openStore(Configuration configuration, DataFolder folder) {
        var settings = new StoreSettings(InstantSource.system(), System::nanoTime, Durable::halt);
        PostgresAddress postgres = configuration.store();
        if (postgres == null) {
            return Store.open(folder, Workflows.migrations(), settings);
        }
        if (Files.exists(folder.file(DatabaseFile.NAME))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The data folder \"{0}\" holds a database of SQLite from before; it is left"
                            + " alone, the store is {1}.",
                    folder.path(),
                    postgres);
        }
        return Store.open(postgres, Workflows.migrations(), settings);
    }

    private static Durable open(Configuration configuration, DataFolder folder, Store store) {
        ObjectStorage objects = openObjects(configuration);
        try {
            return new Durable(folder, store, openLogs(configuration.data()), objects);
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private static Logs openLogs(Path data) {
        return Logs.open(
                new Logs.Parts(data.resolve("logs"), InstantSource.system(), System::nanoTime));
    }

    private static ObjectStorage openObjects(Configuration configuration) {
        Path folder = configuration.data().resolve("objects");
        try {
            return ObjectStorage.open(
                    new ObjectStorage.Parts(
                            folder,
                            configuration.objects(),
                            InstantSource.system(),
                            UUID::randomUUID));
        } catch (UncheckedIOException e) {
            throw new ServerCannotStart(
                    "The folder \"%s\" cannot be created or written.".formatted(folder), e);
        }
    }

    /** In one sentence, why what lies in the folder beside the database cannot be used. */
    static ServerCannotStart unusable(Path data, UncheckedIOException failure) {
        IOException cause = failure.getCause();
        String reason = String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
        boolean isFull = reason.contains("No space left");
        String sentence =
                isFull
                        ? "There is no space left for the data folder \"%s\"; free some."
                                .formatted(data)
                        : "The data folder \"%s\" cannot be used: %s.".formatted(data, reason);
        return new ServerCannotStart(sentence, failure);
    }

    @Override
    public void close() {
        try (folder;
                store;
                objects) {
            logs.close();
        }
    }

    /** Not {@code exit}: its shutdown hooks would close the store and wait for this very thread. */
    private static void halt(StoreException cause) {
        if (cause.problem() == StoreException.Problem.TAKEN_OVER) {
            LOG.log(System.Logger.Level.ERROR, cause.getMessage());
            Runtime.getRuntime().halt(TAKEN_OVER);
        }
        LOG.log(System.Logger.Level.ERROR, "Ending, so that a restart recovers", cause);
        Runtime.getRuntime().halt(HALTED);
    }
}
