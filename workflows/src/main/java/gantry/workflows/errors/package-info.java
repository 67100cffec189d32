/**
 * The errors of Step Functions, one class each, with AWS's code and AWS's sentence. Thrown where
 * the mistake is noticed; {@code wire} prints them.
 *
 * <p>Sentences are those of recorded answers where there is one, else those of the API reference.
 *
 * <p>Not here: the errors that every service has (operations).
 */
@NullMarked
package gantry.workflows.errors;

import org.jspecify.annotations.NullMarked;
