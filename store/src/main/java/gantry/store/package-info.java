/**
 * The database under all services: one folder, one database, two doors. Start reading at {@link
 * gantry.store.Store}; how a transaction runs is {@code GroupWriter}.
 *
 * <p>Here: connections, group commit, fences and epochs of partitions, migrations, the data folder
 * and what a database error means. Not here: any service's tables or SQL (each service keeps its
 * own, written for SQLite and PostgreSQL, and brings its migrations).
 *
 * <p>Threads: databases are never called from a virtual thread. One platform thread writes, a few
 * read, one keeps house (SQLite's checkpoints, the watch for another owner on PostgreSQL); whoever
 * calls {@link gantry.store.Store} from a virtual thread waits for one of them.
 */
@NullMarked
package gantry.store;

import org.jspecify.annotations.NullMarked;
