package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.operations.ValidationException;
import gantry.states.definition.DistributedMap;
import gantry.states.definition.MapState;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.MapRunPlan;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.maprun.ChildOutcome;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.Membership;
import gantry.workflows.maprun.Settings;
import gantry.workflows.maprun.Stage;
import gantry.workflows.store.Blob;
import gantry.workflows.store.Change;
import gantry.workflows.store.MapRunCodec;
import gantry.workflows.store.MapRunPlanCodec;
import gantry.workflows.store.StoredMapRun;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Map runs in a turn. What happens to one only moves it ({@link MapRun}); what is to be done then
 * follows from its stage alone, once the command is done: {@link #goOn}. Part of a {@link Turn}.
 */
final class MapRuns {
    private static final String COMPLETED = "Cannot update a completed Map Run";
    private static final String LOST = "The map run cannot be found in the store.";

    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Loaded loaded;
    private final Lookup lookup;
    private final ChildStarts starts;
    private final ChildrenAgain again;
    private final long nowMs;
    private final LinkedHashSet<OpenMapRun> toLook = new LinkedHashSet<>();

    /** Whether one looked: it may have been told of room that it does not need any more. */
    private boolean hasLooked;

    MapRuns(
            Turn turn,
            Partition partition,
            PendingBatch batch,
            Loaded loaded,
            Lookup lookup,
            ChildStarts starts,
            ChildrenAgain again,
            long nowMs) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.loaded = loaded;
        this.lookup = lookup;
        this.starts = starts;
        this.again = again;
        this.nowMs = nowMs;
    }

    // What the parent asks

    void start(Resident parent, Effect.StartMapRun effect) {
        MapRunPlan plan = effect.plan();
        Frame frame = parent.execution().requireFrame(effect.frame());
        var settings =
                new Settings(
                        plan.maxConcurrency(),
                        plan.toleratedFailureCount(),
                        plan.toleratedFailurePercentage());
        long total =
                plan.reader() == null
                        ? starts.items(parent, effect.frame()).size()
                        : MapRun.UNKNOWN;
        var open =
                new OpenMapRun(
                        partition.ids.next(nowMs),
                        parent.id,
                        effect.frame(),
                        MapRunArn.parse(plan.mapRunArn()),
                        plan,
                        effect.attempt(),
                        MapRun.begin(shape(parent, frame, plan), settings, total, nowMs));
        open.isChanged = true;
        partition.mapRuns.add(open);
        toLook.add(open);
    }

    private static MapRun.Shape shape(Resident parent, Frame frame, MapRunPlan plan) {
        boolean isExpress =
                parent.revision.machine().requireState(frame.state()) instanceof MapState map
                        && map.distributed() != null
                        && map.distributed().executionType()
                                == DistributedMap.ExecutionType.EXPRESS;
        return new MapRun.Shape(
                isExpress,
                plan.batch() == null ? 1 : plan.batch().maxItems(),
                plan.writer() != null && plan.writer().bucket() != null);
    }

    void stop(Resident parent, Effect.StopMapRun effect) {
        OpenMapRun open = partition.mapRuns.find(parent.id, effect.frame());
        if (open != null) {
            stop(open);
        }
    }

    void redrive(Resident parent, Effect.RedriveMapRun effect) {
        OpenMapRun open = partition.mapRuns.find(parent.id, effect.frame());
        if (open == null) {
            open = takeIn(parent.id, effect.frame());
        }
        if (open == null) {
            turn.advance(
                    parent,
                    new Event.MapRunFailed(
                            effect.frame(), effect.attempt(), "States.Runtime", LOST));
            return;
        }
        open.attempt = effect.attempt();
        open.isTold = false;
        open.forgetItems();
        open.move(open.run.redriven(nowMs));
        toLook.add(open);
    }

    private @Nullable OpenMapRun takeIn(long parentId, int frameNo) {
        for (StoredMapRun stored : loaded.mapRuns().getOrDefault(parentId, List.of())) {
            if (stored.frameNo() == frameNo && partition.mapRuns.find(stored.id()) == null) {
                return partition.mapRuns.add(stored);
            }
        }
        return null;
    }

    /** Whatever it was that closed an execution: its map runs are not wanted any more. */
    void parentClosed(Resident parent) {
        partition.mapRuns.ofParent(parent.id).forEach(this::stop);
    }

    private void stop(OpenMapRun open) {
        open.move(open.run.stopped(nowMs));
        toLook.add(open);
    }

    // What others tell

    void childEnded(Resident child, Membership membership) {
        OpenMapRun open = partition.mapRuns.find(membership.mapRunId());
        if (open == null) {
            throw new IllegalStateException("The map run of " + child.arn + " is over");
        }
        ChildOutcome outcome = ChildrenAgain.outcome(child.execution().status());
        open.move(open.run.ended(outcome, membership.itemCount(), nowMs));
        toLook.add(open);
    }

    void update(Command.UpdateMapRun command) {
        OpenMapRun open = partition.mapRuns.find(command.mapRunId());
        if (open == null || open.run.hasEnded()) {
            turn.refuse(
                    command.reply(),
                    new ValidationException(COMPLETED, "CANNOT_UPDATE_COMPLETED_MAP_RUN"));
            return;
        }
        var update = command.update();
        Settings old = open.run.settings();
        var settings =
                new Settings(
                        orElse(update.maxConcurrency(), old.maxConcurrency()),
                        orElse(update.toleratedFailureCount(), old.toleratedFailureCount()),
                        update.toleratedFailurePercentage() == null
                                ? old.toleratedFailurePercentage()
                                : update.toleratedFailurePercentage());
        open.move(open.run.updated(settings, nowMs));
        toLook.add(open);
        turn.answer(command.reply(), nowMs);
    }

    private static long orElse(@Nullable Long value, long other) {
        return value == null ? other : value;
    }

    /** News of a task that was given up, or of an opening before, count no more. */
    void hear(Command.TellMapRun command) {
        OpenMapRun open = partition.mapRuns.find(command.mapRunId());
        hasLooked = command.news() instanceof MapRunNews.Look;
        if (open == null) {
            return;
        }
        if (command.news() instanceof MapRunNews.Look) {
            open.isLookPosted = false;
            open.isWaiting = false;
        } else if (command.task() != open.task) {
            return;
        } else {
            open.task = OpenMapRun.NO_TASK;
            hear(open, command.news());
        }
        toLook.add(open);
    }

    private void hear(OpenMapRun open, MapRunNews news) {
        switch (news) {
            case MapRunNews.Look() -> {}
            case MapRunNews.Counted(var total, var cursor) ->
                    open.move(open.run.counted(total, cursor, nowMs));
            case MapRunNews.Items(var items, var isLast) -> {
                open.items.addAll(items);
                open.isRead = isLast;
            }
            case MapRunNews.Children(var children) -> again.take(open, children);
            case MapRunNews.Written(var result) -> {
                open.result = result;
                open.move(open.run.written(nowMs));
            }
            case MapRunNews.Failed(var error, var cause) ->
                    open.move(
                            open.run.stage() == Stage.WRITING
                                    ? open.run.notWritten(error, cause, nowMs)
                                    : open.run.failed(error, cause, nowMs));
        }
    }

    // What is to be done

    /** Does what the stages of those ask for that something happened to. */
    void goOn() {
        while (!toLook.isEmpty()) {
            OpenMapRun open = toLook.removeFirst();
            Stage before = open.run.stage();
            if (open.task != OpenMapRun.NO_TASK && open.taskStage != before) {
                dropTask(open);
            }
            look(open);
            if (open.run.stage() != before) {
                toLook.add(open);
            }
        }
        if (hasLooked) {
            hasLooked = false;
            partition.setting.mapRuns().passOn();
        }
    }

    private void look(OpenMapRun open) {
        switch (open.run.stage()) {
            case QUEUED -> takePlace(open);
            case COUNTING -> count(open);
            case REDRIVING -> again.findUnsuccessful(open, this::ask);
            case STARTING -> startSome(open);
            case STOPPING -> {
                open.forgetItems();
                again.findOpen(open, this::ask);
            }
            case WRITING ->
                    ask(open, new MapRunTask.Write(starts.stateName(open), open.plan.writer()));
            case ENDED -> tellParent(open);
        }
    }

    private void takePlace(OpenMapRun open) {
        int depth = depth(open);
        if (open.place == null) {
            open.place = partition.setting.mapRuns().places().tryTake(depth);
        }
        if (open.place != null) {
            open.move(open.run.admitted(nowMs));
        } else if (!open.isWaiting) {
            open.isWaiting = true;
            turn.after(new AfterCommit.OfMapRun.AwaitPlace(open.id, depth));
        }
    }

    /** Within how many other map runs it is. */
    private int depth(OpenMapRun open) {
        Resident parent = lookup.find(open.parentId);
        return parent == null ? 0 : ChildRevisions.statePaths(parent.revision.key()).size();
    }

    private void count(OpenMapRun open) {
        var reader = open.plan.reader();
        if (reader == null) {
            throw new IllegalStateException(open.arn + " has nothing to count");
        }
        ask(open, new MapRunTask.Count(reader));
    }

    private void startSome(OpenMapRun open) {
        if (starts.startSome(open) && !open.isLookPosted) {
            open.isLookPosted = true;
            turn.later(Command.TellMapRun.look(open.id));
        }
        var reader = open.plan.reader();
        if (reader != null && ChildStarts.wantsItems(open)) {
            ask(open, new MapRunTask.Read(reader, open.readCursor()));
        }
    }

    /** Has something done outside once the turn is on disk, unless something is under way. */
    private void ask(OpenMapRun open, MapRunTask task) {
        if (open.task == OpenMapRun.NO_TASK) {
            open.task = partition.mapRuns.nextTask();
            open.taskStage = open.run.stage();
            turn.after(
                    new AfterCommit.OfMapRun.Work(
                            open.id, open.parentId, open.arn, open.task, task));
        }
    }

    private void dropTask(OpenMapRun open) {
        open.task = OpenMapRun.NO_TASK;
        turn.after(new AfterCommit.OfMapRun.Drop(open.id));
    }

    private void tellParent(OpenMapRun open) {
        if (open.isTold) {
            return;
        }
        open.isTold = true;
        if (open.plan.reader() != null) {
            turn.after(new AfterCommit.OfMapRun.Drop(open.id)); // it may have the data set open
        }
        Resident parent = lookup.find(open.parentId);
        if (parent != null) {
            Event event = end(open);
            if (event != null) {
                turn.advance(parent, event);
            }
        }
    }

    private static @Nullable Event end(OpenMapRun open) {
        var ending = open.run.ending();
        return switch (open.run.status()) {
            case SUCCEEDED -> new Event.MapRunSucceeded(open.frameNo, open.attempt, result(open));
            case FAILED ->
                    new Event.MapRunFailed(
                            open.frameNo,
                            open.attempt,
                            ending == null ? "States.Runtime" : String.valueOf(ending.error()),
                            ending == null ? null : ending.cause());
            case RUNNING, ABORTED -> null;
        };
    }

    private static Payload result(OpenMapRun open) {
        Payload result = open.result;
        if (result == null) {
            throw new IllegalStateException(open.arn + " has succeeded without a result");
        }
        return result;
    }

    // What it writes

    void encode(List<Change> changes) {
        for (OpenMapRun open : partition.mapRuns.all()) {
            if (open.isChanged) {
                encode(open, changes);
            }
        }
    }

    private void encode(OpenMapRun open, List<Change> changes) {
        var progress = new MapRunCodec.Progress(open.run, open.attempt);
        var standing =
                new Change.Standing(
                        open.run.status(),
                        open.run.stoppedAtMs(),
                        !open.run.hasEnded(),
                        Blob.of(MapRunCodec.encode(progress)));
        changes.add(
                open.isStored
                        ? new Change.MapRunMoved(open.id, open.parentId, standing)
                        : new Change.MapRunOpened(
                                open.id,
                                open.parentId,
                                open.frameNo,
                                open.arn,
                                open.run.startedAtMs(),
                                Blob.of(MapRunPlanCodec.encode(open.plan)),
                                standing));
        open.isStored = true;
        open.isChanged = false;
        open.lastBatchNo = batch.number;
        batch.mapRuns.add(open);
    }
}
