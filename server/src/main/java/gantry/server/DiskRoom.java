package gantry.server;

import gantry.logs.store.LogLimits;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Whether the data folder's disk has more room than what logs leave to commits. Asked each time, so
 * that room that was made counts at once. Safe for any thread.
 */
record DiskRoom(Path folder) implements BooleanSupplier {
    @Override
    public boolean getAsBoolean() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.getUsableSpace() >= LogLimits.DEFAULT.freeBytes();
        } catch (IOException _) {
            return false;
        }
    }
}
