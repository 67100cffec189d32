package gantry.states.local;

import gantry.json.Payload;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunNames;
import gantry.states.interpreter.MapRunOutputs;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.Tolerance;
import gantry.states.values.Codes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/** A map run of a {@link LocalExecution}: its children are executions of the same kind. */
final class LocalMapRun {
    private final LocalExecution parent;
    private final LocalWorld world;
    private final int frame;
    private final MapState state;
    private final MapRunPlan plan;
    private final List<Child> children = new ArrayList<>();
    private final List<Child> open = new ArrayList<>();
    private final Queue<Child> redriven = new ArrayDeque<>();
    private @Nullable ChildInputs inputs;
    private long totalItems;
    private long failedItems;
    private int attempt;
    private boolean isOver;

    private static final class Child {
        final int items;
        LocalExecution execution;

        Child(int items, LocalExecution execution) {
            this.items = items;
            this.execution = execution;
        }

        ExecutionStatus status() {
            return execution.execution().status();
        }
    }

    LocalMapRun(
            LocalExecution parent,
            LocalWorld world,
            int frame,
            int attempt,
            MapState state,
            MapRunPlan plan) {
        this.parent = parent;
        this.world = world;
        this.frame = frame;
        this.attempt = attempt;
        this.state = state;
        this.plan = plan;
    }

    /** Until it is over or all open children wait for a deadline; false if nothing happened. */
    boolean settle() {
        if (isOver) {
            return false;
        }
        try {
            begin();
            do {
                startChildren();
            } while (settleChildren() && !isToleranceExceeded());
            if (isToleranceExceeded()) {
                exceeded();
            } else if (open.isEmpty()) {
                succeeded();
            }
        } catch (MapRunFailure failure) {
            failed(failure.error(), failure.cause());
        }
        return isOver;
    }

    int attempt() {
        return attempt;
    }

    /** Of the open children; beyond all deadlines if none is open. */
    long nextDeadlineMs() {
        return open.stream()
                .mapToLong(child -> child.execution.nextDeadlineMs())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    void awaitDeadline() {
        open.stream()
                .map(child -> child.execution)
                .min(Comparator.comparingLong(LocalExecution::nextDeadlineMs))
                .ifPresent(LocalExecution::awaitDeadline);
    }

    /** Its open children are ABORTED. */
    void stop() {
        isOver = true;
        open.forEach(child -> child.execution.stop(null, null));
        open.clear();
    }

    /** Children that did not succeed go on; a child of type EXPRESS begins anew. */
    void redrive(int itsAttempt) {
        attempt = itsAttempt;
        isOver = false;
        failedItems = 0;
        redriven.clear();
        for (Child child : children) {
            if (child.status() != ExecutionStatus.SUCCEEDED) {
                redriven.add(child);
            }
        }
    }

    private void begin() {
        if (inputs == null) {
            var selector = parent.items(frame);
            List<MapRunItem> items = plan.reader() == null ? selector.items() : read(plan.reader());
            totalItems = items.size();
            inputs = new ChildInputs(plan, selector, items);
        }
    }

    private List<MapRunItem> read(ReaderPlan reader) {
        if (reader.maxItems() < 0) {
            throw new MapRunFailure(
                    MapRunFailure.ITEM_READER_FAILED, "field MaxItems must be positive");
        }
        return world.objects().read(reader);
    }

    private void startChildren() {
        long room = plan.openLimit();
        while (open.size() < room && (!redriven.isEmpty() || inputs().hasNext())) {
            open.add(redriven.isEmpty() ? nextChild() : redrivenChild(redriven.remove()));
        }
    }

    private Child nextChild() {
        ChildInputs.ChildInput input = inputs().next();
        var child = new Child(input.items(), begun(children.size(), input.payload()));
        children.add(child);
        return child;
    }

    private Child redrivenChild(Child child) {
        Execution ended = child.execution.execution();
        if (ended.header().express()) {
            child.execution = begun(children.indexOf(child), ended.header().input());
        } else {
            child.execution.redrive();
        }
        return child;
    }

    private LocalExecution begun(int index, Payload input) {
        DistributedMap map = Objects.requireNonNull(state.distributed());
        String name = Codes.uuid(world.random());
        if (map.executionType() == DistributedMap.ExecutionType.EXPRESS) {
            name += ":" + Codes.uuid(world.random());
        }
        var header =
                MapRunNames.child(
                        parent.execution().header(), state, name, world.clock().nowMs(), input);
        return parent.child(map.child(), header, frame, index);
    }

    /** Whether one ended, so that another may start. */
    private boolean settleChildren() {
        int before = open.size();
        open.removeIf(
                child -> {
                    boolean isEnded = child.execution.settle().execution().status().isClosed();
                    if (isEnded && child.status() != ExecutionStatus.SUCCEEDED) {
                        failedItems += child.items;
                    }
                    return isEnded;
                });
        return open.size() < before;
    }

    private boolean isToleranceExceeded() {
        return plan.tolerance().isExceededBy(failedItems, totalItems);
    }

    /** Whatever becomes of the results, this is why it failed. */
    private void exceeded() {
        stop();
        if (isWritten()) {
            try {
                write();
            } catch (MapRunFailure _) {
                // told is what came first
            }
        }
        failed(Tolerance.EXCEEDED, Tolerance.EXCEEDED_CAUSE);
    }

    private void succeeded() {
        isOver = true;
        if (isWritten()) {
            parent.later(new Event.MapRunSucceeded(frame, attempt, write()));
            return;
        }
        var outputs = new MapRunOutputs(state.name(), plan.writer());
        results().forEach(outputs::add);
        Payload result = outputs.result();
        parent.later(
                result == null
                        ? new Event.MapRunFailed(
                                frame, attempt, MapRunOutputs.TOO_LARGE, outputs.tooLargeCause())
                        : new Event.MapRunSucceeded(frame, attempt, result));
    }

    private void failed(String error, String cause) {
        stop();
        parent.later(new Event.MapRunFailed(frame, attempt, error, cause));
    }

    private Payload write() {
        var all = new ArrayList<>(results());
        inputs().pending().forEach(input -> all.add(ChildResult.pending(input)));
        return world.objects().write(plan, all);
    }

    private List<ChildResult> results() {
        return children.stream().map(child -> ChildResult.of(child.execution.execution())).toList();
    }

    private boolean isWritten() {
        return plan.writer() != null && plan.writer().bucket() != null;
    }

    private ChildInputs inputs() {
        ChildInputs known = inputs;
        if (known == null) {
            throw new IllegalStateException("The map run has not begun");
        }
        return known;
    }
}
