/** To be written with the module's first class. */
@NullMarked
package gantry.wire;

import org.jspecify.annotations.NullMarked;
