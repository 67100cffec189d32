/** The rules of ARCHITECTURE.md that a test can hold: who may use whom, and what is pure. */
@NullMarked
package gantry.architecture;

import org.jspecify.annotations.NullMarked;
