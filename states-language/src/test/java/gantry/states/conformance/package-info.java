/** The interpreter against what was recorded on AWS. */
@NullMarked
package gantry.states.conformance;

import org.jspecify.annotations.NullMarked;
