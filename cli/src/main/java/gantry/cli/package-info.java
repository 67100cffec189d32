/** To be written with the module's first class. */
@NullMarked
package gantry.cli;

import org.jspecify.annotations.NullMarked;
