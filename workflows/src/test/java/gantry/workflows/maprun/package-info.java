@NullMarked
package gantry.workflows.maprun;

import org.jspecify.annotations.NullMarked;
