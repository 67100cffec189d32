/** To be written with the module's first class. */
@NullMarked
package gantry.states;

import org.jspecify.annotations.NullMarked;
