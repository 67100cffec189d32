package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Tags;

/** The tags of a state machine or an activity by key. */
final class ListTagsForResource implements StatesOperation {
    private final Tags tags;

    ListTagsForResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        return new Answer()
                .with("tags", TagShapes.shapes(tags.of(TaggedArn.of(request))))
                .response();
    }
}
