@NullMarked
package gantry.logs.filter;

import org.jspecify.annotations.NullMarked;
