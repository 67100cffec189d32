package gantry.states.conformance;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalObjects;
import gantry.states.local.TaskHandler;

import org.jspecify.annotations.Nullable;

import java.util.Random;
import java.util.function.UnaryOperator;

/** One recorded execution: what went in and what AWS answered. */
public record RecordedCase(String group, JsonObject content) {
    private static final String ACCOUNT = "us-east-1:111111111111";
    private static final long START_MS = 1_700_000_000_000L;
    private static final long SEED = 42;

    public String id() {
        return String.valueOf(content.get("id"));
    }

    JsonObject expected() {
        return content.get("expected") instanceof JsonObject expected
                ? expected
                : JsonObject.empty();
    }

    /** What was recorded under this member of {@code expected}; empty if nothing was. */
    public JsonArray history(String member) {
        return expected().get(member) instanceof JsonArray history ? history : JsonArray.empty();
    }

    boolean isUnordered() {
        return Boolean.TRUE.equals(content.get("unordered"));
    }

    /** The arguments of StopExecution, if it was stopped. */
    public @Nullable JsonObject stop() {
        Object stop = content.containsKey("stop") ? content.get("stop") : expected().get("stop");
        Object first = stop instanceof JsonArray list ? list.getFirst() : stop;
        return first instanceof JsonObject arguments ? arguments : null;
    }

    /** In memory, to its end, its tasks answered as recorded. */
    public LocalExecution run() {
        return run(LocalObjects.none("No objects were recorded."));
    }

    /**
     * The same with objects.
     *
     * @param objects that its {@code environment} had
     */
    public LocalExecution run(LocalObjects objects) {
        return run(objects, UnaryOperator.identity());
    }

    /**
     * As {@link #run()}.
     *
     * @param watched around what answers the tasks, to see what it answers
     */
    public LocalExecution run(UnaryOperator<TaskHandler> watched) {
        return run(LocalObjects.none("No objects were recorded."), watched);
    }

    private LocalExecution run(LocalObjects objects, UnaryOperator<TaskHandler> watched) {
        var execution =
                new LocalExecution(
                        machine(),
                        header(),
                        watched.apply(new MockedTasks(this)),
                        objects,
                        LocalClock.virtual(START_MS),
                        new Random(SEED));
        JsonObject stop = stop();
        if (stop == null) {
            return execution.run();
        }
        execution.settle().stop(text(stop, "error"), text(stop, "cause"));
        return execution;
    }

    static @Nullable String text(JsonObject object, String key) {
        return object.get(key) instanceof String text ? text : null;
    }

    /** As it was sent. */
    public String definitionText() {
        return content.get("definition") instanceof String text
                ? text
                : Json.print(content.get("definition"));
    }

    public @Nullable Object input() {
        return content.containsKey("input") ? content.get("input") : JsonObject.empty();
    }

    /** Of the activity worker, if it gave one. */
    public @Nullable String workerName() {
        for (Object event : history("history")) {
            if (event instanceof JsonObject object
                    && object.get("activityStartedEventDetails") instanceof JsonObject started
                    && started.get("workerName") instanceof String name) {
                return name;
            }
        }
        return null;
    }

    private StateMachine machine() {
        return DefinitionParser.parse(definitionText(), isExpress()).requireMachine();
    }

    public boolean isExpress() {
        return "EXPRESS".equals(content.get("type"));
    }

    /** What existed beside it: calls that make it. */
    public JsonArray environment() {
        return content.get("environment") instanceof JsonArray list ? list : JsonArray.empty();
    }

    /** Whether it has a Map in mode DISTRIBUTED. */
    public boolean isDistributed() {
        return definitionText().contains("DISTRIBUTED");
    }

    private ExecutionHeader header() {
        return new ExecutionHeader(
                "arn:aws:states:"
                        + ACCOUNT
                        + (isExpress() ? ":express:machine:run:0000" : ":execution:machine:run"),
                "run",
                "arn:aws:states:" + ACCOUNT + ":stateMachine:machine",
                "machine",
                "arn:aws:iam::111111111111:role/role",
                "us-east-1",
                isExpress(),
                START_MS,
                Payload.of(input()));
    }
}
