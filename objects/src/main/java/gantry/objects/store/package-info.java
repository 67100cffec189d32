/**
 * What a store of objects can do, whatever it keeps them in, and what it answers when it cannot.
 *
 * <p>Threads: values; a store is safe for any thread.
 */
@NullMarked
package gantry.objects.store;

import org.jspecify.annotations.NullMarked;
