/**
 * The service model of Step Functions against the served API: every constraint refuses, every
 * member of a request is shown to do something or is named where the README says what does nothing,
 * every member of an answer is seen or its absence has a reason. Start reading at {@link
 * gantry.workflows.model.RequestMembersTest}.
 *
 * <p>Not here: what an operation means in detail; that is {@code api}'s and {@code node}'s.
 */
@NullMarked
package gantry.workflows.model;

import org.jspecify.annotations.NullMarked;
