/**
 * What was recorded on AWS, asked of a started server. Start reading at {@link
 * gantry.cli.corpus.ServedCasesTest}; {@link gantry.cli.corpus.ServedSuiteTest} asks JSONata's
 * suite.
 *
 * <p>Not here: comparing with a recording (gantry.states.conformance, among the tests of
 * states-language).
 */
@NullMarked
package gantry.cli.corpus;

import org.jspecify.annotations.NullMarked;
