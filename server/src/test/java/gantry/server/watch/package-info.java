@NullMarked
package gantry.server.watch;

import org.jspecify.annotations.NullMarked;
