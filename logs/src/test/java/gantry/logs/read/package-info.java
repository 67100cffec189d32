@NullMarked
package gantry.logs.read;

import org.jspecify.annotations.NullMarked;
