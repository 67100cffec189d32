package gantry.server;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Whether the data folder's disk has room for what is to be kept. Asked each time, so that room
 * that was made counts at once. Safe for any thread.
 */
record DiskRoom(Path folder) implements BooleanSupplier {
    /** Ours: below it logs are dropped as well, so that commits still find some. */
    private static final long LEAST_BYTES = 64L << 20;

    @Override
    public boolean getAsBoolean() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.getUsableSpace() >= LEAST_BYTES;
        } catch (IOException _) {
            return false;
        }
    }
}
