/**
 * Answers for tasks in the format of AWS Step Functions Local's MockConfigFile, with one member of
 * ours: {@code Gantry}. Start reading at {@link gantry.states.mocks.MockConfig}.
 *
 * <p>Not here: reading files, and who asks (gantry run, the server's tasks).
 *
 * <p>Threads: {@link gantry.states.mocks.MockConfig} is immutable; a {@link
 * gantry.states.mocks.TestCase} is too, who uses it counts the attempts.
 */
@NullMarked
package gantry.states.mocks;

import org.jspecify.annotations.NullMarked;
