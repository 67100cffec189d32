package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every shape of a workflow with every way to end without success: once repaired and redriven it
 * succeeds, with the output that it would have had, and each task that had succeeded was called
 * once.
 */
class RedrivenShapesTest {
    private static final String RESOURCE = "arn:aws:states:::sqs:sendMessage";

    /** The task that goes wrong is the one named x; the others succeed. */
    enum Trouble {
        FAILS,
        TIMES_OUT,
        IS_STOPPED,
        OUTLASTS_THE_EXECUTION
    }

    record Shape(String name, String states, String output) {}

    private static String task(String name, String next) {
        return """
        {'Type': 'Task', 'Resource': '%s', 'Parameters': {'n': '%s'}, 'TimeoutSeconds': 60, %s}
        """
                .formatted(RESOURCE, name, next)
                .strip();
    }

    private static final String END = "'End': true";

    private static String scope(String name) {
        return "{'StartAt': '" + name + "', 'States': {'" + name + "': " + task(name, END) + "}}";
    }

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape("a task", "'S': " + task("x", END), "'x'"),
                    new Shape(
                            "the second of three tasks",
                            "'S': "
                                    + task("a", "'Next': 'X'")
                                    + ", 'X': "
                                    + task("x", "'Next': 'B'")
                                    + ", 'B': "
                                    + task("b", END),
                            "'b'"),
                    new Shape(
                            "a branch among others",
                            "'S': {'Type': 'Parallel', 'End': true, 'Branches': ["
                                    + scope("a")
                                    + ", "
                                    + scope("x")
                                    + ", "
                                    + scope("b")
                                    + "]}",
                            "['a','x','b']"),
                    new Shape(
                            "an iteration among others",
                            "'S': {'Type': 'Map', 'ItemsPath': '$.items', 'End': true,"
                                    + " 'ItemProcessor': {'StartAt': 'T', 'States': {'T': "
                                    + task("", END).replace("'n': ''", "'n.$': '$'")
                                    + "}}}",
                            "['a','x','b']"),
                    new Shape(
                            "a branch in an iteration",
                            "'S': {'Type': 'Map', 'ItemsPath': '$.items', 'End': true,"
                                    + " 'MaxConcurrency': 2, 'ItemProcessor': {'StartAt': 'P',"
                                    + " 'States': {'P': {'Type': 'Parallel', 'End': true,"
                                    + " 'Branches': [{'StartAt': 'T', 'States': {'T': "
                                    + task("", END).replace("'n': ''", "'n.$': '$'")
                                    + "}}, "
                                    + scope("c")
                                    + "]}}}}",
                            "[['a','c'],['x','c'],['b','c']]"),
                    new Shape(
                            "an iteration in a branch",
                            "'S': {'Type': 'Parallel', 'End': true, 'Branches': ["
                                    + scope("c")
                                    + ", {'StartAt': 'M', 'States': {'M': {'Type': 'Map',"
                                    + " 'ItemsPath': '$.items', 'End': true, 'ItemProcessor':"
                                    + " {'StartAt': 'T', 'States': {'T': "
                                    + task("", END).replace("'n': ''", "'n.$': '$'")
                                    + "}}}}}]}",
                            "['c',['a','x','b']]"),
                    new Shape(
                            "a task behind a wait in a branch",
                            "'S': {'Type': 'Parallel', 'End': true, 'Branches': ["
                                    + "{'StartAt': 'W', 'States': {'W': {'Type': 'Wait',"
                                    + " 'Seconds': 1, 'Next': 'X'}, 'X': "
                                    + task("x", END)
                                    + "}}, {'StartAt': 'L', 'States': {'L': {'Type': 'Wait',"
                                    + " 'Seconds': 200, 'End': true}}}]}",
                            "['x',{'items':['a','x','b']}]"));

    private static Stream<Arguments> cases() {
        return SHAPES.stream()
                .flatMap(
                        shape ->
                                Stream.of(Trouble.values())
                                        .map(
                                                trouble ->
                                                        Arguments.of(
                                                                shape.name(), trouble, shape)));
    }

    private boolean isRepaired;

    /** Whether the task that goes wrong was called. */
    private boolean isStuck;

    @ParameterizedTest(name = "{0}, one {1}")
    @MethodSource("cases")
    void once_repaired_it_succeeds_and_nothing_that_had_succeeded_is_done_again(
            String name, Trouble trouble, Shape shape) {
        String definition =
                "{%s'StartAt': 'S', 'States': {%s}}"
                        .formatted(
                                trouble == Trouble.OUTLASTS_THE_EXECUTION
                                        ? "'TimeoutSeconds': 30, "
                                        : "",
                                shape.states().replace("'Seconds': 200", "'Seconds': 20"));
        LocalExecution execution =
                Runs.of(
                        definition,
                        "{'items': ['a', 'x', 'b']}",
                        task -> isRepaired ? succeed(task) : answer(task, trouble));
        if (trouble == Trouble.IS_STOPPED) {
            execution.settle();
            while (!isStuck) {
                execution.awaitDeadline();
                execution.settle();
            }
            execution.stop("Stopped", null);
        } else {
            execution.run();
        }
        assertThat(execution.execution().status()).isEqualTo(expected(trouble));
        isRepaired = true;
        execution.redrive();
        execution.run();
        assertThat(execution.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(Runs.output(execution.execution())).isEqualTo(shape.output());
        assertThat(execution.execution().frames().size()).isZero();
        int cs = shape.name().equals("a branch in an iteration") ? 3 : 1;
        successes(execution)
                .forEach(
                        (task, times) ->
                                assertThat(times).as(task).isEqualTo(task.equals("c") ? cs : 1));
    }

    private TaskAnswer answer(LocalTask task, Trouble trouble) {
        if (!name(task).equals("x")) {
            return succeed(task);
        }
        isStuck = true;
        return trouble == Trouble.FAILS ? TaskAnswer.failed("E", "why") : TaskAnswer.none();
    }

    private static Map<String, Integer> successes(LocalExecution execution) {
        var successes = new TreeMap<String, Integer>();
        for (HistoryEvent event : execution.history()) {
            JsonObject details = event.details();
            if (event.type() == HistoryEventType.TASK_SUCCEEDED
                    && details != null
                    && details.get("output") instanceof Payload output) {
                successes.merge(String.valueOf(output.value()), 1, Integer::sum);
            }
        }
        return successes;
    }

    private static TaskAnswer succeed(LocalTask task) {
        return TaskAnswer.succeeded(Payload.of(name(task)));
    }

    private static String name(LocalTask task) {
        return task.input().text().replaceAll(".*:\"(.*)\"}", "$1");
    }

    private static ExecutionStatus expected(Trouble trouble) {
        return switch (trouble) {
            case FAILS, TIMES_OUT -> ExecutionStatus.FAILED;
            case IS_STOPPED -> ExecutionStatus.ABORTED;
            case OUTLASTS_THE_EXECUTION -> ExecutionStatus.TIMED_OUT;
        };
    }
}
