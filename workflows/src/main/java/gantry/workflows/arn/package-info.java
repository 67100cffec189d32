/**
 * The ARNs of Step Functions, parsed at the door and printed on the way out. One record a kind of
 * resource; {@link gantry.workflows.arn.StatesArn} is what they have in common.
 *
 * <p>Not here: whether the thing exists.
 *
 * <p>Threads: none; all types are immutable.
 */
@NullMarked
package gantry.workflows.arn;

import org.jspecify.annotations.NullMarked;
