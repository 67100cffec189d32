@NullMarked
package gantry.workflows.node;

import org.jspecify.annotations.NullMarked;
