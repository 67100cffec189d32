package gantry.workflows.api;

import gantry.operations.Request;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.InvalidArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.arn.StatesArn;
import gantry.workflows.definitions.Tags;
import gantry.workflows.errors.ResourceNotFound;

/** Reads the ARN of something that can have tags. */
final class TaggedArn {
    private TaggedArn() {}

    /**
     * The state machine or the activity that a request is about.
     *
     * @throws InvalidArn it is no ARN, or of another type
     * @throws ResourceNotFound it names a version or an alias, which have no tags
     */
    static Tags.Tagged of(Request request) {
        String text = request.requireString("resourceArn");
        if (StatesArn.parse(text).type().equals(ActivityArn.TYPE)) {
            return new Tags.Tagged.OfActivity(ActivityArn.parse(text));
        }
        StateMachineArn machine = StateMachineArn.parse(text);
        if (machine.qualifier() != null) {
            throw new ResourceNotFound(text);
        }
        return new Tags.Tagged.OfMachine(machine);
    }
}
