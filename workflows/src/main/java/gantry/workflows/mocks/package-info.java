/**
 * Mocked executions: an ARN that names a test case, the test case that an execution keeps, and how
 * far it has come in its answers. Start reading at {@link gantry.workflows.mocks.MockedArn}.
 *
 * <p>Not here: the format of the file (states-language), reading it (server), and who gives the
 * answers (partition, express).
 *
 * <p>Threads: values, and {@link gantry.workflows.mocks.TestCases}, which is for any thread.
 */
@NullMarked
package gantry.workflows.mocks;

import org.jspecify.annotations.NullMarked;
