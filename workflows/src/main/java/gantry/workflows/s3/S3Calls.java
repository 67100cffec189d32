package gantry.workflows.s3;

import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Request;
import gantry.operations.Response;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/** Calls S3's operations. Safe for any thread if {@code calls} is. */
public final class S3Calls {
    private static final String SERVICE = "s3";

    private final Operations operations;
    private final Supplier<Call> calls;

    /**
     * @param calls who calls, anew for each call: each has a request id of its own
     */
    public S3Calls(Operations operations, Supplier<Call> calls) {
        this.operations = operations;
        this.calls = calls;
    }

    /**
     * Makes a call; who gets a streamed answer closes it.
     *
     * @throws S3Failed in the words in which Amazon's client tells S3's refusal
     */
    public Response invoke(String operation, Map<String, @Nullable Object> members) {
        return invoke(operation, Request.of(members));
    }

    /** As {@link #invoke(String, Map)}, with a body, which is not closed. */
    public Response invoke(
            String operation, Map<String, @Nullable Object> members, InputStream body) {
        return invoke(operation, new Request.Streamed(members, body));
    }

    private Response invoke(String operation, Request request) {
        Call call = calls.get();
        try {
            return operations.invoke(new OperationId(SERVICE, operation), call, request);
        } catch (AwsException e) {
            throw S3Failed.of(e, call.requestId());
        }
    }
}
