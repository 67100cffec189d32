package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.definition.State;
import gantry.states.definition.StateMachine;
import gantry.states.values.WideIntegers;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;

/**
 * Looks on while one state works alone, for TestState: takes down what the data was at each stage,
 * what became of a failure and how the state was left. Then its execution is over, for no other
 * state follows. In such an execution the iterations of a Map and the branches of a Parallel do not
 * run: what came of them is given.
 *
 * <p>Confined to one execution, as part of its {@link Surroundings}.
 */
public final class Inspection {
    private final Given given;
    private final EnumMap<Stage, Payload> stages = new EnumMap<>(Stage.class);
    private @Nullable MapBounds mapBounds;
    private @Nullable Integer iterations;
    private @Nullable Failure failure;
    private @Nullable Integer retryIndex;
    private @Nullable Long backoffMs;
    private @Nullable Integer catchIndex;
    private @Nullable Left left;

    /** Where data can be looked at on its way through a state, in that order. */
    public enum Stage {
        AFTER_INPUT_PATH,
        AFTER_PARAMETERS,
        AFTER_ARGUMENTS,
        AFTER_ITEMS_POINTER,
        AFTER_ITEMS_PATH,
        AFTER_ITEM_SELECTOR,
        AFTER_ITEM_BATCHER,
        RESULT,
        AFTER_RESULT_SELECTOR,
        AFTER_RESULT_PATH
    }

    /**
     * What a test gives beside a state and its input.
     *
     * @param context the context object; null for that of the execution
     * @param variables that states before have assigned
     * @param retries that the state's retriers have made before
     * @param children what came of the iterations or branches; null for a state without any
     */
    public record Given(
            @Nullable JsonObject context,
            Variables variables,
            int retries,
            @Nullable Children children) {}

    /**
     * What came of the iterations of a Map or the branches of a Parallel.
     *
     * @param outcome of them together
     * @param failedIterations how many iterations of a Map have failed
     * @param itemsRead what a Map's ItemReader has read; null where it is not given
     */
    public record Children(
            Outcome outcome, int failedIterations, @Nullable List<MapRunItem> itemsRead) {}

    /**
     * The numbers of a Map.
     *
     * @param maxConcurrency 0 for no bound
     * @param toleratedFailureCount null if the state does not say
     * @param toleratedFailurePercentage null if the state does not say
     */
    public record MapBounds(
            long maxConcurrency,
            @Nullable Long toleratedFailureCount,
            @Nullable Double toleratedFailurePercentage) {}

    /** The last failure, caught or not. */
    public record Failure(@Nullable String error, @Nullable String cause) {}

    /**
     * How the state was left.
     *
     * @param next null where its scope ends
     * @param variables given and assigned
     */
    public record Left(@Nullable String next, Payload output, Variables variables) {}

    public Inspection(Given given) {
        this.given = given;
    }

    /**
     * An execution that stands before a state of the machine, at any depth; it goes on by {@link
     * Event.Continue}. The input is the header's.
     */
    public Execution begin(StateMachine machine, ExecutionHeader header, State state) {
        Execution begun = Interpreter.begin(machine, header);
        Frame beginning =
                LiveFrame.beginning(
                        0,
                        Frame.NO_PARENT,
                        0,
                        machine.requireScopeOf(state.path()),
                        WideIntegers.asDoubles(header.input()),
                        null);
        var frame = new LiveFrame(machine, beginning);
        frame.moveTo(state.name());
        frame.variables = given.variables();
        frame.retryCount = given.retries();
        frame.retrierCounts =
                Collections.nCopies(Failures.retriersOf(state).size(), given.retries());
        return new Execution(
                begun.header(),
                begun.status(),
                begun.frames().with(frame.freeze()),
                1,
                begun.lastEventId(),
                begun.deadlineMs(),
                begun.redriveCount(),
                begun.redrivenAtMs(),
                null,
                null,
                null,
                0);
    }

    // What was seen

    /** Whether the state is left, or would now be retried. */
    public boolean isOver() {
        return left != null || backoffMs != null;
    }

    /** The data at a stage; null if it did not come there. */
    public @Nullable Payload find(Stage stage) {
        return stages.get(stage);
    }

    /** Null if the state is no Map, or failed before. */
    public @Nullable MapBounds mapBounds() {
        return mapBounds;
    }

    /**
     * How many a Map has; null if the state is no Map, failed before, or its items are not given.
     */
    public @Nullable Integer iterations() {
        return iterations;
    }

    public @Nullable Failure failure() {
        return failure;
    }

    /** Which retrier a failure matched, be it used up; null if none. */
    public @Nullable Integer retryIndex() {
        return retryIndex;
    }

    /** How long to wait before the retry; null if there is none. */
    public @Nullable Long backoffMs() {
        return backoffMs;
    }

    /** Which catcher the state was left by; null if by none. */
    public @Nullable Integer catchIndex() {
        return catchIndex;
    }

    /** Null if the state was not left. */
    public @Nullable Left left() {
        return left;
    }

    // What the interpreter tells and asks

    Given given() {
        return given;
    }

    void reveal(Stage stage, Payload data) {
        stages.put(stage, data);
    }

    void reveal(MapBounds bounds) {
        mapBounds = bounds;
    }

    void revealIterations(int count) {
        iterations = count;
    }

    void failed(@Nullable String error, @Nullable String cause) {
        failure = new Failure(error, cause);
    }

    void exhausted(int retrier) {
        retryIndex = retrier;
    }

    void retries(int retrier, long delayMs) {
        retryIndex = retrier;
        backoffMs = delayMs;
    }

    void caught(int catcher) {
        catchIndex = catcher;
    }

    /** Ends the execution, for there is no other state. */
    void leave(Run run, LiveFrame frame, Payload output, @Nullable String next) {
        left = new Left(next, output, frame.variables);
        run.close(new Run.Ending(ExecutionStatus.SUCCEEDED, output, null, null, run.nowMs()));
    }
}
