package gantry.server.backup;

import gantry.store.DataFolder;
import gantry.store.DatabaseFile;

import java.nio.file.Path;
import java.util.Set;

/**
 * What of a data folder is in a backup: everything but what is made anew or belongs to a moment.
 */
final class Contents {
    /** The first entry; another format gets another line. */
    static final String MARK = "gantry-backup";

    static final String FORMAT = "Gantry backup, format 1\n";

    /** Where a restore gathers what it brings, in the data folder. */
    static final String RESTORING = ".restore";

    /**
     * The database is copied by itself; the id by which functions are told from those of another
     * folder is no other folder's; objects on their way in are not there yet.
     */
    private static final Set<Path> LEFT_OUT =
            Set.of(
                    Path.of(DatabaseFile.NAME),
                    Path.of(DatabaseFile.NAME + "-wal"),
                    Path.of(DatabaseFile.NAME + "-shm"),
                    Path.of(DataFolder.LOCK_FILE),
                    Path.of(RESTORING),
                    Path.of("functions", "id"),
                    Path.of("objects", ".gantry"));

    private Contents() {}

    /**
     * @param path relative to the data folder
     */
    static boolean isLeftOut(Path path) {
        return LEFT_OUT.contains(path);
    }
}
