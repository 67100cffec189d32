/**
 * Objects as plain files: {@code FOLDER/BUCKET/KEY}, the key's slashes being folders. What people
 * put there by hand is an object like any other, and nothing outside of the folder is ever reached.
 * Start reading at {@link gantry.objects.folder.FolderStore}.
 *
 * <p>{@code FOLDER/.gantry} holds what is being written; a bucket's name cannot begin with a dot.
 *
 * <p>Threads: safe for any but where a class says otherwise.
 */
@NullMarked
package gantry.objects.folder;

import org.jspecify.annotations.NullMarked;
