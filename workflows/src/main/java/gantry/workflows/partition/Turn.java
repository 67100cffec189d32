package gantry.workflows.partition;

import gantry.operations.AwsException;
import gantry.states.interpreter.Effect;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Step;
import gantry.states.interpreter.Surroundings;
import gantry.states.interpreter.TaskTokens;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.maprun.Membership;
import gantry.workflows.store.Change;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.Woken;
import gantry.workflows.tokens.TaskToken;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One turn in the making: each command changes the partition's memory, and what it brings about
 * gathers in the pending batch. Confined to one call of {@link Partition#turn}.
 */
final class Turn {
    private final Partition partition;
    private final PendingBatch batch;
    private final Loaded loaded;
    private final long nowMs;
    private final RandomGenerator random;
    private final Lookup lookup;
    private final Starting starting;
    private final Redriving redriving;
    private final Dispatching dispatching;
    private final ExpressJournal journal;
    private final Reporting reporting;
    private final ExpressChildren expressChildren;
    private final MapRuns mapRuns;
    private final Removing removing;
    private final Set<Resident> touched = new LinkedHashSet<>();
    private final List<Change> otherChanges = new ArrayList<>();
    private final List<Command> followUps = new ArrayList<>();

    Turn(
            Partition partition,
            PendingBatch batch,
            Loaded loaded,
            long nowMs,
            RandomGenerator random) {
        this.partition = partition;
        this.batch = batch;
        this.loaded = loaded;
        this.nowMs = nowMs;
        this.random = random;
        this.lookup = new Lookup(this, partition, loaded, nowMs);
        this.starting = new Starting(this, partition, batch, lookup, nowMs);
        this.redriving = new Redriving(this, partition, batch, lookup, nowMs);
        this.dispatching = new Dispatching(this, partition, batch);
        this.journal = new ExpressJournal(partition, batch, otherChanges, nowMs);
        this.reporting = new Reporting(this, lookup, nowMs);
        this.expressChildren =
                new ExpressChildren(this, partition, batch, otherChanges, nowMs, random);
        this.removing = new Removing(this, partition, batch, loaded, otherChanges);
        this.mapRuns =
                new MapRuns(
                        this,
                        partition,
                        batch,
                        loaded,
                        lookup,
                        new ChildStarts(
                                this, partition, batch, lookup, expressChildren, nowMs, random),
                        new ChildrenAgain(
                                this,
                                partition,
                                batch,
                                lookup,
                                expressChildren,
                                otherChanges,
                                nowMs),
                        nowMs);
    }

    void run(Command command) {
        switch (command) {
            case Command.Start start -> starting.run(start);
            case Command.Stop stop -> stop(stop);
            case Command.Redrive redrive -> redriving.run(redrive);
            case Command.Report report -> reporting.run(report);
            case Command.UpdateMapRun update -> mapRuns.update(update);
            case Command.Remove remove -> removing.run(remove);
            case Command.Outcome(var task, var event) -> {
                batch.repeatable.add(command);
                batch.ended.add(task);
                advanceIfPresent(task.executionId(), event);
            }
            case Command.TakeActivity take ->
                    dispatching.take(take, lookup.find(take.executionId()));
            case Command.Due(var id, var frame) -> due(id, frame);
            case Command.Resume(var id) -> resume(id);
            case Command.Dispatch(var task) ->
                    dispatching.retry(task, lookup.find(task.executionId()));
            case Command.Recover(var id) -> recover(id);
            case Command.StartAsynchronously start -> journal.start(start);
            case Command.Revive(var entry) -> revive(entry);
            case Command.ChildEnded ended -> {
                batch.repeatable.add(command);
                expressChildren.ended(ended, lookup.find(ended.executionId()));
            }
            case Command.TellMapRun tell -> mapRuns.hear(tell);
            case Command.ExpressEnded ended -> {
                batch.repeatable.add(command);
                journal.ended(ended.executionId());
            }
            case Command.Wake() -> {}
        }
        mapRuns.goOn();
    }

    /** What all of it writes. */
    List<Change> changes() {
        var changes = new ArrayList<>(otherChanges);
        var encoding = new Encoding(batch);
        for (Resident resident : touched) {
            encoding.encode(resident, changes);
        }
        mapRuns.encode(changes);
        return changes;
    }

    /** What is to be done behind the commands that wait already. */
    List<Command> followUps() {
        return List.copyOf(followUps);
    }

    // Commands of callers

    private void stop(Command.Stop command) {
        Resident resident = lookup.find(command.arn());
        if (resident == null) {
            refuse(
                    command.reply(),
                    lookup.isUnreadable(command.arn())
                            ? Lookup.unreadable()
                            : new ExecutionDoesNotExist(command.arn()));
            return;
        }
        advance(resident, new Event.Stop(command.error(), command.cause()));
        answer(command.reply(), resident.execution().closedAtMs());
    }

    // Commands of this node

    private void advanceIfPresent(long id, Event event) {
        Resident resident = lookup.find(id);
        if (resident != null) {
            advance(resident, event);
        }
    }

    /** An Express execution without its revision can never run: it is forgotten. */
    private void revive(JournalEntry entry) {
        MachineRevision revision = loaded.revisions().get(entry.revisionKey());
        if (revision == null) {
            journal.ended(entry.id());
        } else if (entry.isOfChild()) {
            expressChildren.revive(entry, lookup.find(entry.id()));
        } else {
            journal.revive(entry, revision);
        }
    }

    private void resume(long id) {
        Resident resident = lookup.find(id);
        if (resident != null) {
            resident.resumePosted = false;
            advance(resident, new Event.Continue());
        }
    }

    /** A timer may be stale, and the moment it stood for may have moved in memory. */
    private void due(long id, int frameNo) {
        Resident resident = lookup.find(id);
        if (resident == null || resident.isClosed()) {
            return;
        }
        if (frameNo == Frames.ROOT && resident.execution().deadlineMs() <= nowMs) {
            advance(resident, new Event.ExecutionDue());
            return;
        }
        Frame frame = resident.execution().findFrame(frameNo);
        if (frame == null) {
            return;
        }
        if (frame.wakeAtMs() <= nowMs) {
            advance(resident, new Event.Due(frameNo));
            return;
        }
        long laterMs = Frames.dueAtMs(resident.execution(), frame);
        if (laterMs != Frame.NEVER) {
            partition.timers.put(new Woken(laterMs, id, frameNo));
        }
    }

    /** Takes up what the owner before had in hand. */
    private void recover(long id) {
        Resident resident = lookup.find(id);
        if (resident == null || resident.isClosed()) {
            return;
        }
        var frames = new ArrayList<Frame>();
        resident.execution().frames().forEach(frames::add);
        for (Frame frame : frames) {
            if (!resident.isClosed()) {
                recover(resident, frame);
            }
        }
    }

    private void recover(Resident resident, Frame frame) {
        if (!Frames.isInHand(resident.revision, frame)) {
            return;
        }
        switch (frame.phase()) {
            case READY -> postResume(resident);
            case SCHEDULED, STARTED, SUBMITTED -> dispatching.recover(resident, frame);
            case WAITING, BACKING_OFF, JOINING, MAP_RUN, FINISHED, ABORTED -> {}
        }
        long dueAtMs = Frames.dueAtMs(resident.execution(), frame);
        if (dueAtMs != Frame.NEVER) {
            partition.timers.put(new Woken(dueAtMs, resident.id, frame.no()));
        }
    }

    // Steps

    /** Has the interpreter take a step; false if the event no longer counts. */
    boolean advance(Resident resident, Event event) {
        if (resident.isClosed()) {
            return false;
        }
        Step step = step(resident, isEnding(resident, event) ? new Event.Stop(null, null) : event);
        if (!step.accepted()) {
            return false;
        }
        take(resident, step);
        return true;
    }

    /** Makes a step of it. */
    void take(Resident resident, Step step) {
        touched.add(resident);
        resident.absorb(step);
        for (Effect effect : step.effects()) {
            follow(resident, effect);
        }
    }

    private boolean isEnding(Resident resident, Event event) {
        return !(event instanceof Event.Started || event instanceof Event.Stop)
                && partition.setting.machines().isDeleting(resident.revision.arn());
    }

    /** A defect in one execution's step must not touch the others: it fails that execution. */
    Step step(Resident resident, Event event) {
        var surroundings = new Surroundings(nowMs, random, tokens(resident.id));
        try {
            return partition
                    .setting
                    .semantics()
                    .advance(
                            resident.revision.machine(), resident.execution(), event, surroundings);
        } catch (RuntimeException | StackOverflowError e) {
            after(new AfterCommit.Broken(resident.arn.toString(), e));
            return Breakage.of(resident.execution(), nowMs, e);
        }
    }

    private void follow(Resident resident, Effect effect) {
        switch (effect) {
            case Effect.ScheduleTask(var frame, var attempt) ->
                    dispatching.schedule(resident, frame, attempt);
            case Effect.CancelTask(var frame, var attempt) ->
                    after(new AfterCommit.CancelTask(new TaskKey(resident.id, frame, attempt)));
            case Effect.StartMapRun start -> mapRuns.start(resident, start);
            case Effect.StopMapRun stop -> mapRuns.stop(resident, stop);
            case Effect.RedriveMapRun redrive -> mapRuns.redrive(resident, redrive);
            case Effect.Continue() -> postResume(resident);
            case Effect.Finish() -> finish(resident);
        }
    }

    private void finish(Resident resident) {
        batch.opened--;
        partition.setting.open().add(-1);
        if (partition.mapRuns.isParent(resident.id)) {
            mapRuns.parentClosed(resident);
        }
        if (resident.membership != null) {
            childEnded(resident);
        }
    }

    /** A child of a map run has ended. */
    void childEnded(Resident child) {
        Membership membership = child.membership;
        if (membership != null) {
            mapRuns.childEnded(child, membership);
        }
    }

    private void postResume(Resident resident) {
        if (!resident.resumePosted) {
            resident.resumePosted = true;
            followUps.add(new Command.Resume(resident.id));
        }
    }

    /** To be done in a turn of its own, behind the commands that wait already. */
    void later(Command command) {
        followUps.add(command);
    }

    // What all share

    TaskTokens tokens(long executionId) {
        return (frame, attempt) ->
                new TaskToken(partition.no, executionId, frame, attempt)
                        .text(partition.setting.seal());
    }

    boolean activityExists(String arn) {
        return loaded.activities().contains(arn);
    }

    /** Whether something of it may have changed in this turn. */
    boolean isTouched(Resident resident) {
        return touched.contains(resident);
    }

    /** Something of it is to be written. */
    void touch(Resident resident) {
        touched.add(resident);
    }

    void after(AfterCommit effect) {
        batch.effects.add(effect);
    }

    <T> void answer(Reply<T> reply, T answer) {
        after(new AfterCommit.Answer<>(reply, answer));
    }

    void refuse(Reply<?> reply, AwsException reason) {
        after(new AfterCommit.Refusal(reply, reason));
    }
}
