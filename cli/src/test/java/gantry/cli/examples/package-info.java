/** The examples as their READMEs tell to run them. */
@NullMarked
package gantry.cli.examples;

import org.jspecify.annotations.NullMarked;
