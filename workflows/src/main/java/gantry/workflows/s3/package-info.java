/**
 * How map runs reach S3: through the registry's operations, whoever carries them out.
 *
 * <p>Not here: what is read ({@code items}) and written ({@code results}).
 *
 * <p>Threads: none of its own; a call blocks its caller's.
 */
@NullMarked
package gantry.workflows.s3;

import org.jspecify.annotations.NullMarked;
