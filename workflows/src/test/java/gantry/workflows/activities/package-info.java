/** Tests of who is handed which task. */
@NullMarked
package gantry.workflows.activities;

import org.jspecify.annotations.NullMarked;
