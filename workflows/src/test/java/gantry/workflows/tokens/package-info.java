@NullMarked
package gantry.workflows.tokens;

import org.jspecify.annotations.NullMarked;
