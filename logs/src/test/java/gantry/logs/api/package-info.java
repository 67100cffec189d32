@NullMarked
package gantry.logs.api;

import org.jspecify.annotations.NullMarked;
