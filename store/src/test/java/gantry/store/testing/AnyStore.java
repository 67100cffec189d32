package gantry.store.testing;

import gantry.store.DataFolder;
import gantry.store.Migrations;
import gantry.store.PostgresAddress;
import gantry.store.Store;
import gantry.store.StoreSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a store on the database that {@code GANTRY_TEST_STORE} names, {@code sqlite} or {@code
 * postgres}. On PostgreSQL each data folder has a schema of its own, whose name lies in it.
 */
public final class AnyStore {
    private static final String SCHEMA_FILE = "postgres-schema";

    private AnyStore() {}

    /** Whether tests run on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getenv("GANTRY_TEST_STORE"));
    }

    /** The store of this folder; opened again it is the same one. */
    public static Store open(
            DataFolder folder, List<Migrations> migrations, StoreSettings settings) {
        return isPostgres()
                ? Store.open(address(folder.path()), migrations, settings)
                : Store.open(folder, migrations, settings);
    }

    /** Where the store of a folder is. */
    public static PostgresAddress address(Path folder) {
        return PostgresAddress.parse(PostgresServer.shared().url(schema(folder)));
    }

    /**
     * Makes another folder whose store is as a crash at this moment leaves it. On PostgreSQL the
     * store of the first folder can commit nothing from now on, and ends with TAKEN_OVER.
     */
    public static void crash(Path from, Path to) {
        try {
            if (isPostgres()) {
                PostgresServer.shared()
                        .execute(
                                "UPDATE "
                                        + schema(from)
                                        + ".store_facts SET fact = (split_part(fact, '/',"
                                        + " 1)::bigint + 1) || '/0' WHERE name = 'owner'");
            }
            Files.createDirectories(to);
            // The log first: pages that a checkpoint copies meanwhile are in it as well.
            for (String name : List.of("gantry.db-wal", "gantry.db", SCHEMA_FILE)) {
                if (Files.exists(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schema(Path folder) {
        Path file = folder.resolve(SCHEMA_FILE);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, PostgresServer.shared().createSchema());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
