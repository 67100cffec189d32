/**
 * The official AWS SDK for Java against a started server: every operation with its values read back
 * ({@link gantry.cli.sdk.EveryOperationTest} knows which tests do), every listed error of each
 * operation once ({@link gantry.cli.sdk.ErrorsTest}), and the paginators.
 *
 * <p>Start reading at {@link gantry.cli.sdk.SharedServer}: one server for all classes, so a test
 * names what it creates after itself. Not here: requests that no SDK sends (badinput).
 *
 * <p>Threads: tests run one after the other; a worker that polls has a virtual thread.
 */
@NullMarked
package gantry.cli.sdk;

import org.jspecify.annotations.NullMarked;
