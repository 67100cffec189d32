/** To be written with the module's first class. */
@NullMarked
package gantry.operations;

import org.jspecify.annotations.NullMarked;
