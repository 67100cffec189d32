/** To be written with the module's first class. */
@NullMarked
package gantry.workflows;

import org.jspecify.annotations.NullMarked;
