package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.operations.Response;
import gantry.operations.Timestamps;
import gantry.workflows.arn.StateMachineArn;

import org.jspecify.annotations.Nullable;

/** Builds an answer in the order its members are printed; what is null is left out. */
final class Answer {
    private final JsonObject.Builder members = JsonObject.builder();

    Answer with(String member, @Nullable Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /** A time; 0 stands for none and is left out. */
    Answer withTime(String member, long epochMs) {
        return with(member, epochMs == 0 ? null : Timestamps.seconds(epochMs));
    }

    Answer withArn(String member, @Nullable StateMachineArn arn) {
        return with(member, arn == null ? null : arn.toString());
    }

    JsonObject shape() {
        return members.build();
    }

    Response response() {
        return Response.of(shape());
    }
}
