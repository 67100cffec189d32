/** Definitions, paths and expressions of those who mean harm, or just anything. */
@NullMarked
package gantry.states.hostile;

import org.jspecify.annotations.NullMarked;
