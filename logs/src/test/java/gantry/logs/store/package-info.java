@NullMarked
package gantry.logs.store;

import org.jspecify.annotations.NullMarked;
