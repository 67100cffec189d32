package gantry.workflows.results;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.operations.Authorizer;
import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;
import gantry.workflows.s3.S3Calls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;
import java.util.function.Supplier;

/** What becomes of who writes if PutObject does not read to the end. */
@Timeout(60) // it would wait for ever
class UploadTest {
    /** More than waits in the queue. */
    private static final byte[] MUCH = new byte[1 << 20];

    @Test
    void who_writes_is_told_of_an_Error_of_PutObject() {
        assertThatThrownBy(
                        () ->
                                write(
                                        () -> {
                                            throw new StackOverflowError("deep");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void a_PutObject_that_returns_before_the_end_has_not_written_the_object() {
        assertThatThrownBy(() -> write(() -> Response.of(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the end");
    }

    private static void write(Supplier<Response> answer) throws InterruptedException {
        var upload = new Upload(calls(answer), "results", "key");
        upload.write(MUCH);
        upload.finish();
    }

    private static S3Calls calls(Supplier<Response> answer) {
        var operations = new Operations(Authorizer.OPEN);
        operations.register(new PutObject(answer));
        var scope = new Scope("111111111111", "us-east-1");
        return new S3Calls(operations, () -> Call.of(Principal.ANONYMOUS, scope, "request-1"));
    }

    private record PutObject(Supplier<Response> answer) implements Operation {
        @Override
        public OperationId id() {
            return new OperationId("s3", "PutObject");
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public Response invoke(Call call, Request request) {
            return answer.get();
        }
    }
}
