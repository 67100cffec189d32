/**
 * AWS Lambda: functions as folders, each run by processes that talk the Lambda Runtime API. Start
 * reading at {@link gantry.functions.Functions}, the module's door.
 *
 * <p>Not here: what a Task's failure is called (workflows), AWS's wire (wire).
 */
@NullMarked
package gantry.functions;

import org.jspecify.annotations.NullMarked;
