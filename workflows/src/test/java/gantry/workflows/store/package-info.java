@NullMarked
package gantry.workflows.store;

import org.jspecify.annotations.NullMarked;
