/** Tests of Express executions alone. */
@NullMarked
package gantry.workflows.express;

import org.jspecify.annotations.NullMarked;
