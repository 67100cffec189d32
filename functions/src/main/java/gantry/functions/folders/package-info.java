/**
 * What a function is: a folder, its {@code function.yaml}, the state of its files. Start reading at
 * {@link gantry.functions.folders.FunctionFolders}.
 *
 * <p>Not here: running it.
 *
 * <p>Threads: {@code FunctionFolders} is safe for any; the rest are values.
 */
@NullMarked
package gantry.functions.folders;

import org.jspecify.annotations.NullMarked;
