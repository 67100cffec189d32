/**
 * CloudWatch Logs: log groups and streams as files, and the operations that read them back. Start
 * reading at {@link gantry.logs.Logs}; services in the process write through {@link
 * gantry.logs.store.LogGroups}.
 *
 * <p>Not here: what a service logs, and this server's own log.
 *
 * <p>Threads: everything public is safe for any; one thread of the store writes every file.
 */
@NullMarked
package gantry.logs;

import org.jspecify.annotations.NullMarked;
