@NullMarked
package gantry.workflows.items;

import org.jspecify.annotations.NullMarked;
