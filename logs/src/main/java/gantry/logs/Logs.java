package gantry.logs;

import gantry.logs.api.LogsOperations;
import gantry.logs.store.LogGroups;
import gantry.logs.store.LogLimits;
import gantry.logs.store.LogStore;
import gantry.operations.Operation;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * CloudWatch Logs, whole: the module's door. What it holds survives the death of the process but
 * for the lines that were not written yet; a failure of the machine's power may cost the last
 * seconds, since nothing is forced to the disk.
 */
public final class Logs implements AutoCloseable {
    private final LogStore store;
    private final List<Operation> operations;

    /**
     * What it takes from outside.
     *
     * @param folder where groups lie; made if need be
     * @param nanoTime never goes back
     */
    public record Parts(Path folder, InstantSource clock, LongSupplier nanoTime) {}

    private Logs(LogStore store, List<Operation> operations) {
        this.store = store;
        this.operations = operations;
    }

    /** Opens what the folder holds; events are taken from then on. */
    public static Logs open(Parts parts) {
        var store =
                LogStore.open(parts.folder(), LogLimits.DEFAULT, parts.clock(), parts.nanoTime());
        return new Logs(store, LogsOperations.all(store, parts.clock()));
    }

    /** For services in this process. */
    public LogGroups groups() {
        return store;
    }

    /** What it can do. */
    public List<Operation> operations() {
        return operations;
    }

    /** Events that were lost since it was opened, because the disk was full or too slow. */
    public long droppedEvents() {
        return store.droppedEvents();
    }

    /** Writes what was appended, then stops; what comes later is dropped. */
    @Override
    public void close() {
        store.close();
    }
}
