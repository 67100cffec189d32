@NullMarked
package gantry.workflows.partition;

import org.jspecify.annotations.NullMarked;
