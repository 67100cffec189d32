package gantry.states.mocks;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.TaskFailure;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Reads what one attempt is answered: {@code Return} or {@code Throw} as AWS Step Functions Local
 * has them, and beside them {@code Gantry}, which is ours and says what those two cannot.
 */
final class ResponseReader {
    private static final String RETURN = "Return";
    private static final String THROW = "Throw";
    private static final String GANTRY = "Gantry";
    private static final String SUBMITTED = "Submitted";
    private static final String FAILED_AT = "FailedAt";
    private static final String NO_ANSWER = "NoAnswer";

    /** At which point it failed; decides the type of the history event. */
    private static final Map<String, TaskFailure> FAILURES =
            Map.of(
                    "Schedule", TaskFailure.SCHEDULE_FAILED,
                    "Start", TaskFailure.START_FAILED,
                    "Submit", TaskFailure.SUBMIT_FAILED,
                    "Run", TaskFailure.FAILED,
                    "Timeout", TaskFailure.TIMED_OUT);

    private final List<String> problems;

    /**
     * @param problems hears what is wrong, a sentence each
     */
    ResponseReader(List<String> problems) {
        this.problems = problems;
    }

    /** Null if it is none. */
    @Nullable MockedResponse read(String place, @Nullable Object value) {
        JsonObject response = object(place, value);
        JsonObject ours =
                response.containsKey(GANTRY)
                        ? object(place + "." + GANTRY, response.get(GANTRY))
                        : JsonObject.empty();
        checkOurs(place + "." + GANTRY, ours, response);
        JsonObject theirs = response.without(GANTRY);
        Payload submitted =
                ours.containsKey(SUBMITTED)
                        ? Payload.of(ours.get(SUBMITTED))
                        : Payload.EMPTY_OBJECT;
        if (theirs.isEmpty() && ours.containsKey(NO_ANSWER)) {
            return new MockedResponse(null, submitted);
        }
        if (theirs.size() == 1 && theirs.containsKey(RETURN)) {
            return new MockedResponse(
                    new Outcome.Succeeded(Payload.of(theirs.get(RETURN))), submitted);
        }
        if (theirs.size() == 1 && theirs.containsKey(THROW)) {
            return new MockedResponse(
                    failure(place + "." + THROW, theirs.get(THROW), ours), submitted);
        }
        problems.add(place + " must have either Return or Throw.");
        return null;
    }

    private Outcome failure(String place, @Nullable Object value, JsonObject ours) {
        JsonObject failure = object(place, value);
        return new Outcome.Failed(
                FAILURES.getOrDefault(String.valueOf(ours.get(FAILED_AT)), TaskFailure.FAILED),
                text(place, failure, "Error"),
                text(place, failure, "Cause"));
    }

    private void checkOurs(String place, JsonObject ours, JsonObject response) {
        for (String member : ours.keySet()) {
            switch (member) {
                case SUBMITTED -> {}
                case FAILED_AT -> checkFailedAt(place, ours.get(FAILED_AT), response);
                case NO_ANSWER -> checkNoAnswer(place, ours.get(NO_ANSWER), response);
                default ->
                        problems.add(
                                "%s has an unknown member \"%s\"; it knows Submitted, FailedAt and NoAnswer."
                                        .formatted(place, member));
            }
        }
    }

    private void checkFailedAt(String place, @Nullable Object value, JsonObject response) {
        if (!(value instanceof String text) || !FAILURES.containsKey(text)) {
            problems.add(
                    place + ".FailedAt must be one of Schedule, Start, Submit, Run and Timeout.");
        }
        if (!response.containsKey(THROW)) {
            problems.add(place + ".FailedAt needs a Throw beside it.");
        }
    }

    private void checkNoAnswer(String place, @Nullable Object value, JsonObject response) {
        if (!Boolean.TRUE.equals(value)) {
            problems.add(place + ".NoAnswer must be true.");
        }
        if (response.size() > 1) {
            problems.add(place + ".NoAnswer stands without Return and Throw.");
        }
    }

    private @Nullable String text(String place, JsonObject object, String name) {
        Object value = object.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problems.add("%s.%s must be a string.".formatted(place, name));
        return null;
    }

    /** The object, or an empty one instead of what is none. */
    JsonObject object(String place, @Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        problems.add(place + " must be a JSON object.");
        return JsonObject.empty();
    }
}
