package gantry.workflows.api;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.operations.Request;

import org.jspecify.annotations.Nullable;

/** Whether an answer carries what customers put in; the names are those of the API. */
enum IncludedData {
    ALL_DATA,
    METADATA_ONLY;

    static IncludedData of(Request request) {
        String asked = request.findString("includedData");
        return asked == null ? ALL_DATA : valueOf(asked);
    }

    /** "If called with includedData = METADATA_ONLY, the returned definition will be {}." */
    String definition(String definition) {
        return this == ALL_DATA ? definition : "{}";
    }

    /** A payload and whether it is there; nothing of a payload that the execution has not. */
    void put(Answer answer, String member, @Nullable Payload payload) {
        if (payload != null) {
            boolean included = this == ALL_DATA;
            answer.with(member, included ? payload.text() : null)
                    .with(member + "Details", JsonObject.of("included", included));
        }
    }
}
