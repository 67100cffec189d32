@NullMarked
package gantry.server.console;

import org.jspecify.annotations.NullMarked;
