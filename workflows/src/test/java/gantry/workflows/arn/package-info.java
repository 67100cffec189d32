@NullMarked
package gantry.workflows.arn;

import org.jspecify.annotations.NullMarked;
