/** To be written with the module's first class. */
@NullMarked
package gantry.json;

import org.jspecify.annotations.NullMarked;
