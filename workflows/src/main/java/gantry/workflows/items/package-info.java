/**
 * Reads the items of a distributed Map from S3, one after another: rows, lines, elements, listed
 * objects, and what stands in the files that a manifest or a listing names. Start reading at {@link
 * gantry.workflows.items.ItemSources}.
 *
 * <p>Nothing is held but the item in hand. Behind each item there is a place, a text, from which
 * another reading goes on; it names the ETag of what was read, so that data that changed meanwhile
 * is a failure and never a mixture.
 *
 * <p>Not here: what happens to the items.
 *
 * <p>Threads: none of its own; a source is confined to one thread at a time, which it blocks.
 */
@NullMarked
package gantry.workflows.items;

import org.jspecify.annotations.NullMarked;
