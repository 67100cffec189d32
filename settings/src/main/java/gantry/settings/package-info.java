/**
 * Settings that people write as YAML: values of the right type with the line of each mistake, and
 * the name that was probably meant; and the bounded reading of files that people name. Start
 * reading at {@link gantry.settings.YamlFile}.
 *
 * <p>Not here: which keys there are; that is the file's owner's.
 *
 * <p>Threads: none; what has a state is used by one thread, for one file.
 */
@NullMarked
package gantry.settings;

import org.jspecify.annotations.NullMarked;
