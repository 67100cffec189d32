/** To be written with the module's first class. */
@NullMarked
package gantry.store;

import org.jspecify.annotations.NullMarked;
