package gantry.workflows.api;

import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.workflows.definitions.Tags;

import java.util.List;
import java.util.Objects;

/** Removes tags from a state machine or an activity. */
final class UntagResource implements StatesOperation {
    private final Tags tags;

    UntagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Response invoke(Call call, Request request) {
        List<String> keys =
                Objects.requireNonNull(request.findList("tagKeys")).stream()
                        .map(String::valueOf)
                        .filter(key -> key.indexOf('\0') < 0) // no tag has it
                        .toList();
        tags.remove(TaggedArn.of(request), keys);
        return Response.EMPTY;
    }
}
