package gantry.states.mocks;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Outcome;
import gantry.states.interpreter.TaskFailure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a mocked task answers.
 *
 * @param outcome null if nobody answers: a deadline ends it, or who knows its token
 * @param submitted what the call of a {@code .sync} or {@code .waitForTaskToken} task returned;
 *     others ignore it
 */
public record MockedResponse(@Nullable Outcome outcome, Payload submitted) {
    /** It ends well with this JSON value; a call before that returns {@code {}}. */
    public static MockedResponse returned(@Nullable Object value) {
        return new MockedResponse(new Outcome.Succeeded(Payload.of(value)), Payload.EMPTY_OBJECT);
    }

    /** It fails; a call before that returns {@code {}}. */
    public static MockedResponse thrown(@Nullable String error, @Nullable String cause) {
        return new MockedResponse(
                new Outcome.Failed(TaskFailure.FAILED, error, cause), Payload.EMPTY_OBJECT);
    }

    /** As the interpreter hears of it, the start included. */
    public List<Event> events(Resource resource, int frame, int attempt) {
        var events = new ArrayList<Event>();
        TaskFailure failure = outcome instanceof Outcome.Failed failed ? failed.kind() : null;
        if (failure != TaskFailure.SCHEDULE_FAILED) {
            events.add(new Event.TaskStarted(frame, attempt, null));
        }
        if (isSubmitted(resource)) {
            events.add(new Event.TaskSubmitted(frame, attempt, submitted));
        }
        if (outcome != null) {
            events.add(outcome.event(frame, attempt));
        }
        return events;
    }

    /** Whether the call returns before a job's end or a token answers. */
    public boolean isSubmitted(Resource resource) {
        return resource.isAnsweredLater()
                && !(outcome instanceof Outcome.Failed failed && failed.kind().isOfCall());
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "MockedResponse";
    }
}
