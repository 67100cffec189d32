package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Tags;

/** Adds tags to a state machine or an activity. */
final class TagResource implements StatesOperation {
    private final Tags tags;

    TagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        tags.add(TaggedArn.of(request), TagShapes.map(request.findList("tags")));
        return Response.EMPTY;
    }
}
