/**
 * The life of environments and invocations: which process takes which call, until when, and what
 * becomes of either. Start reading at {@link gantry.functions.environments.Environments}.
 *
 * <p>Not here: processes and how they are killed (processes), the Runtime API's HTTP (runtimeapi),
 * AWS's shapes (api).
 *
 * <p>Threads: one ({@code Watch}) looks at time and memory; starting and ending an environment has
 * a virtual thread each. Everything public is safe for any thread; no lock is held across I/O.
 */
@NullMarked
package gantry.functions.environments;

import org.jspecify.annotations.NullMarked;
