package gantry.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.Map;

class OperationsTest {
    private static final OperationId LIST = new OperationId("states", "ListActivities");
    private static final Call CALL =
            Call.of(Principal.ANONYMOUS, new Scope("000000000000", "us-east-1"), "r-1");

    private final ServiceModel states = ServiceModel.load("states");
    private final Operations operations = new Operations(Authorizer.OPEN, states);

    /** Answers what it was asked. */
    private record Mirror(OperationId id) implements Operation {
        @Override
        public boolean readOnly() {
            return true;
        }

        @Override
        public Response invoke(Call call, Request request) {
            return Response.of(request.members());
        }
    }

    @Test
    void a_registered_operation_answers() {
        operations.register(new Mirror(LIST));
        var asked = JsonObject.of("maxResults", 7L);
        assertThat(operations.invoke(LIST, CALL, Request.of(asked)).members()).isEqualTo(asked);
    }

    @Test
    void a_request_that_breaks_the_model_does_not_reach_the_operation() {
        operations.register(new Mirror(LIST));
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(
                        () ->
                                operations.invoke(
                                        LIST, CALL, Request.of(JsonObject.of("maxResults", -1L))));
    }

    @Test
    void the_authorizer_is_asked_before_the_operation() {
        var closed =
                new Operations(
                        (call, operation, _) -> {
                            throw new AccessDeniedException(
                                    call.caller() + " may not " + operation.iamAction());
                        },
                        states);
        closed.register(new Mirror(LIST));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> closed.invoke(LIST, CALL, Request.of(Map.of())))
                .withMessageContaining("states:ListActivities");
    }

    @Test
    void an_operation_that_no_model_knows_is_unknown_without_a_word() {
        var id = new OperationId("states", "MakeCoffee");
        assertThatExceptionOfType(UnknownOperationException.class)
                .isThrownBy(() -> operations.invoke(id, CALL, Request.of(Map.of())))
                .withMessage(null);
    }

    @Test
    void an_operation_of_the_model_that_is_not_registered_is_named() {
        assertThatExceptionOfType(UnknownOperationException.class)
                .isThrownBy(() -> operations.invoke(LIST, CALL, Request.of(Map.of())))
                .withMessage("The operation states:ListActivities is not built in.");
    }

    @Test
    void a_name_is_registered_once() {
        operations.register(new Mirror(LIST));
        assertThatIllegalStateException()
                .isThrownBy(() -> operations.register(new Mirror(LIST)))
                .withMessageContaining("states:ListActivities");
    }

    @Test
    void an_integer_beyond_an_int_becomes_the_nearest_one() {
        var request = Request.of(JsonObject.of("n", 99_999_999_999L));
        assertThat(request.intOr("n", 0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(request.intOr("absent", 5)).isEqualTo(5);
    }

    @Test
    void payloads_do_not_show_in_toString() {
        var members = JsonObject.of("input", "secret");
        assertThat(Request.of(members).toString() + Response.of(members)).doesNotContain("secret");
    }

    @Test
    void an_operation_called_too_often_is_throttled_before_its_request_is_looked_at() {
        var limits = Map.of(LIST, new TokenBuckets.Limit(1, 1));
        var bounded = new Operations(Authorizer.OPEN, new TokenBuckets(limits, () -> 0), states);
        bounded.register(new Mirror(LIST));
        bounded.invoke(LIST, CALL, Request.of(Map.of()));
        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(
                        () ->
                                bounded.invoke(
                                        LIST, CALL, Request.of(JsonObject.of("maxResults", -1L))))
                .withMessage("Rate exceeded");
    }
}
