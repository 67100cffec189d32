/** JSONata's own suite, read from the folder that GANTRY_CONFORMANCE names. */
@NullMarked
package gantry.jsonata.conformance;

import org.jspecify.annotations.NullMarked;
