@NullMarked
package gantry.workflows.watch;

import org.jspecify.annotations.NullMarked;
