/**
 * JSONPath as Step Functions has it: Goessner's language in Jayway's reading. Start reading at
 * {@link JsonPath}; {@link Step} lists what a path is made of, {@link Evaluation} what each step
 * does, {@link ReferencePath} how a value is written.
 *
 * <p>Step Functions answers with Jayway's own sentences, so Jayway over Jackson's tree is the
 * oracle of the tests, down to an element beyond an array's end being null. What differs on purpose
 * is said where it happens.
 *
 * <p>Not here: the prefixes {@code $$} and {@code $name}, intrinsic functions, the sentences that
 * the States Language puts around a failure.
 *
 * <p>Paths come from strangers: length, nesting and the number of values visited are bounded, and
 * so is matching by a regular expression.
 *
 * <p>Threads: none; compiled paths are immutable and may be shared.
 */
@NullMarked
package gantry.json.path;

import org.jspecify.annotations.NullMarked;
