/** Functions under a started server, seen from outside. */
@NullMarked
package gantry.cli.functions;

import org.jspecify.annotations.NullMarked;
