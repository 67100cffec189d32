package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalClock;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalObjects;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Runs machines with a Map in mode DISTRIBUTED. Its tasks answer what they are called with; one
 * that is called with "bad" fails until it is repaired. Its objects are two items, whatever is
 * read.
 */
final class MapRunWorld implements LocalObjects {
    static final String PASS = "'StartAt': 'P', 'States': {'P': {'Type': 'Pass', 'End': true}}";
    static final String TASK =
            "'StartAt': 'T', 'States': {'T': {'Type': 'Task',"
                    + " 'Resource': 'arn:aws:states:::sqs:sendMessage', 'End': true}}";
    static final String WAIT =
            "'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 9, 'End': true}}";

    /** Inputs of the tasks, in the order in which they were called. */
    final List<String> called = new ArrayList<>();

    /** What was read. */
    final List<ReaderPlan> read = new ArrayList<>();

    /** What was written: how each child ended, and what never began. */
    final List<String> written = new ArrayList<>();

    boolean isRepaired;

    @Override
    public List<MapRunItem> read(ReaderPlan plan) {
        read.add(plan);
        return List.of(
                new MapRunItem(0, "a", Payload.of(1L), "S3://b/k"),
                new MapRunItem(1, "b", Payload.of(2L), "S3://b/k"));
    }

    @Override
    public Payload write(MapRunPlan plan, List<ChildResult> children) {
        children.forEach(child -> written.add(written(child)));
        return Payload.of(JsonObject.of("MapRunArn", plan.mapRunArn()));
    }

    private static String written(ChildResult child) {
        return child.status().equals(ChildResult.PENDING)
                ? child.status() + " " + child.input().text()
                : child.status();
    }

    LocalExecution of(String definition, String input) {
        return new LocalExecution(
                Runs.machine(definition),
                Runs.header(input),
                this::answer,
                this,
                LocalClock.virtual(Runs.START_MS),
                new Random(1));
    }

    LocalExecution run(String definition, String input) {
        return of(definition, input).run();
    }

    private TaskAnswer answer(LocalTask task) {
        called.add(task.input().text());
        boolean fails = !isRepaired && task.input().text().contains("bad");
        return fails ? TaskAnswer.failed("E", "why") : TaskAnswer.succeeded(task.input());
    }

    static String map(String fields, String processor) {
        return map(fields, processor, "STANDARD");
    }

    /** A machine with one state, M. */
    static String map(String fields, String processor, String type) {
        return "{'StartAt': 'M', 'States': {'M': " + state(fields, processor, type) + "}}";
    }

    /**
     * @param fields with a comma and a blank behind the last
     */
    static String state(String fields, String processor, String type) {
        return "{'Type': 'Map', "
                + fields
                + "'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED', 'ExecutionType': '"
                + type
                + "'}, "
                + processor
                + "}, 'End': true}";
    }

    static @Nullable String output(LocalExecution execution) {
        return Runs.output(execution.execution());
    }

    static JsonObject details(LocalExecution execution, int id) {
        return Objects.requireNonNull(execution.history().get(id - 1).details());
    }
}
