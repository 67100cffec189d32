/** {@code gantry start --mocks} from outside. */
@NullMarked
package gantry.cli.mocks;

import org.jspecify.annotations.NullMarked;
