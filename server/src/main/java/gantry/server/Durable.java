package gantry.server;

import gantry.store.DataFolder;
import gantry.store.Store;
import gantry.store.StoreException;
import gantry.store.StoreSettings;
import gantry.workflows.Workflows;

import java.nio.file.Path;
import java.time.InstantSource;

/** The data folder and the store in it, opened together and closed together. */
record Durable(DataFolder folder, Store store) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Durable.class.getName());

    /** EX_SOFTWARE of sysexits.h: a supervisor restarts the process, and recovery does the rest. */
    private static final int HALTED = 70;

    /**
     * Opens both.
     *
     * @throws StoreException with a sentence for the user
     */
    static Durable open(Path path) {
        var folder = DataFolder.open(path);
        try {
            var settings =
                    new StoreSettings(InstantSource.system(), System::nanoTime, Durable::halt);
            return new Durable(folder, Store.open(folder, Workflows.migrations(), settings));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            folder.close();
        }
    }

    /** Not {@code exit}: its shutdown hooks would close the store and wait for this very thread. */
    private static void halt(StoreException cause) {
        LOG.log(System.Logger.Level.ERROR, "Ending, so that a restart recovers", cause);
        Runtime.getRuntime().halt(HALTED);
    }
}
