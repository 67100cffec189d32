/**
 * How the log looks: one line an event, on standard error. Everything logs by {@code System.Logger}
 * or {@code java.util.logging}; this arranges where that goes.
 *
 * <p>Threads: any may log.
 */
@NullMarked
package gantry.cli.logs;

import org.jspecify.annotations.NullMarked;
