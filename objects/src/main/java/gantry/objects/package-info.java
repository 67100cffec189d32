/**
 * S3, as far as workflows read and write data: objects as files in a folder, or in an S3-compatible
 * store elsewhere. Start reading at {@link gantry.objects.ObjectStorage}.
 *
 * <p>Not here: S3's HTTP protocol; the operations are called through the registry only.
 *
 * <p>Threads: everything public is safe for any; there is none of its own.
 */
@NullMarked
package gantry.objects;

import org.jspecify.annotations.NullMarked;
