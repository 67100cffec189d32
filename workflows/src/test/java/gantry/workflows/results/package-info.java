@NullMarked
package gantry.workflows.results;

import org.jspecify.annotations.NullMarked;
