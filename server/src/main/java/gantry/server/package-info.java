/** To be written with the module's first class. */
@NullMarked
package gantry.server;

import org.jspecify.annotations.NullMarked;
