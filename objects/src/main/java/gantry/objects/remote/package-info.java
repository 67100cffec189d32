/**
 * Objects in an S3-compatible store elsewhere, reached by Amazon's own client. Start reading at
 * {@link gantry.objects.remote.RemoteStore}.
 *
 * <p>Threads: safe for any; a call blocks its thread while the store answers.
 */
@NullMarked
package gantry.objects.remote;

import org.jspecify.annotations.NullMarked;
