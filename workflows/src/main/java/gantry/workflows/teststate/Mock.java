package gantry.workflows.teststate;

import gantry.json.JsonLimits;
import gantry.json.JsonParseException;
import gantry.json.Payload;
import gantry.operations.Request;
import gantry.operations.ValidationException;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.TaskFailure;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What is taken for the work of the tested state. */
public record Mock(Outcome outcome, FieldValidation validation) {
    /**
     * The mock of a request; null if it has none.
     *
     * @throws ValidationException it is not just one of a result, which is JSON, and an error
     */
    public static @Nullable Mock find(Request request) {
        Map<String, @Nullable Object> members = request.findObject("mock");
        if (members == null) {
            return null;
        }
        var mock = Request.of(members);
        String result = mock.findString("result");
        Map<String, @Nullable Object> error = mock.findObject("errorOutput");
        if ((result == null) == (error == null)) {
            throw new ValidationException(
                    "A test mock should have only one of the following fields: [result,"
                            + " errorOutput].");
        }
        String mode = mock.findString("fieldValidationMode");
        return new Mock(
                error == null ? succeeded(String.valueOf(result)) : failed(Request.of(error)),
                mode == null ? FieldValidation.STRICT : FieldValidation.valueOf(mode));
    }

    private static Outcome succeeded(String result) {
        try {
            return new Outcome.Succeeded(Payload.parse(result, JsonLimits.PAYLOAD));
        } catch (JsonParseException _) {
            throw new ValidationException("Mocked result must be valid JSON");
        }
    }

    private static Outcome failed(Request error) {
        return new Outcome.Failed(
                TaskFailure.FAILED, error.findString("error"), error.findString("cause"));
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "Mock that is " + outcome.getClass().getSimpleName();
    }
}
