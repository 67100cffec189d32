/**
 * Lambda's Runtime API of version 2018-06-01: what the process of one environment asks over HTTP.
 * Start reading at {@link gantry.functions.runtimeapi.RuntimeApi}.
 *
 * <p>Not here: what an invocation's life is (environments).
 *
 * <p>Threads: each request is handled on a virtual thread of its own; {@code next} waits there.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda
 *     runtime API for custom runtimes</a>
 */
@NullMarked
package gantry.functions.runtimeapi;

import org.jspecify.annotations.NullMarked;
