/**
 * S3's operations, members as its model names them: checked, carried out by a store, answered.
 * {@link gantry.objects.api.ObjectOperations} lists them.
 *
 * <p>Not here: how objects are kept, and XML.
 *
 * <p>Threads: safe for any; a call works on its caller's.
 */
@NullMarked
package gantry.objects.api;

import org.jspecify.annotations.NullMarked;
