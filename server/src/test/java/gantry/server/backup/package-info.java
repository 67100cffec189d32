@NullMarked
package gantry.server.backup;

import org.jspecify.annotations.NullMarked;
