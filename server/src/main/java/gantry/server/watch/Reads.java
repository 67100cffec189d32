package gantry.server.watch;

import gantry.operations.OperationId;
import gantry.operations.Request;
import gantry.wire.AwsJson;
import gantry.wire.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Reads by operations, as the caller of one request. */
record Reads(AwsJson json, HttpRequest request) {
    /** An operation of Step Functions. */
    Map<String, @Nullable Object> states(String operation, Map<String, @Nullable Object> members) {
        return call(new OperationId("states", operation), members);
    }

    Map<String, @Nullable Object> call(OperationId id, Map<String, @Nullable Object> members) {
        return json.call(request, id, Request.of(members)).members();
    }
}
