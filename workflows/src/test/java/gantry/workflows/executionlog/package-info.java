@NullMarked
package gantry.workflows.executionlog;

import org.jspecify.annotations.NullMarked;
