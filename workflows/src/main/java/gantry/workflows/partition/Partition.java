package gantry.workflows.partition;

import gantry.states.definition.MapState;
import gantry.states.definition.StateMachine;
import gantry.states.interpreter.Frame;
import gantry.store.OpenedPartition;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.figures.EngineGauges;
import gantry.workflows.figures.StepCounts;
import gantry.workflows.maprun.Stage;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.StoredMapRun;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One ordering domain: its memory, its clock and its numbers. Passive: {@link #turn} makes a batch
 * out of commands and what was loaded for them, {@link #committed} says what may follow. No
 * threads, no I/O. Confined to one worker.
 */
final class Partition {
    final Setting setting;
    final int no;
    final Residents residents;
    final ExecutionIds ids;
    final Timers timers = new Timers();
    final OpenMapRuns mapRuns;
    final ChildNames childNames;
    final Backlog backlog = new Backlog();
    final Removed removed;
    final long openedAtMs;

    private final long epoch;
    private final TurnClock clock;
    private final Deque<PendingBatch> pending = new ArrayDeque<>();
    private final Map<Long, Set<TaskKey>> inHand = new HashMap<>();
    private long lastBatchNo;

    /** The batch of a turn that has not returned. */
    private @Nullable PendingBatch making;

    /** What a turn came to. */
    record Turned(
            @Nullable EngineBatch batch,
            List<AfterCommit> effects,
            List<Command> followUps,
            StepCounts counts) {}

    /** What a rollback leaves: answers to give, and commands to do again once reopened. */
    record RolledBack(List<AfterCommit> effects, List<Command> repeat) {}

    /**
     * A partition as its owner opened it, with nothing in memory.
     *
     * @param lastExecutionId the highest it gave
     * @param nowMs the wall clock; heartbeats have their full time from here
     */
    Partition(
            Setting setting, OpenedPartition opened, long lastExecutionId, long nowMs, long nanos) {
        this.setting = setting;
        this.no = opened.partition();
        this.epoch = opened.epoch();
        this.lastBatchNo = opened.lastBatchNumber();
        this.clock = new TurnClock(opened.lastClockMs(), nanos);
        this.ids = new ExecutionIds(no, lastExecutionId);
        this.residents = new Residents(setting.maxWeight(), setting.region());
        this.mapRuns = new OpenMapRuns(epoch);
        this.removed = new Removed(opened.lastBatchNumber());
        this.childNames = new ChildNames(no, setting.mapRuns().partitions());
        this.openedAtMs = clock.peek(nowMs, nanos);
    }

    /** What a turn would take for now: moments are measured against it, not against the wall. */
    long nowMs(long wallMs, long nanos) {
        return clock.peek(wallMs, nanos);
    }

    /** Takes in the map runs of which something is to be done; what each wants to look at. */
    List<Command> recover(List<StoredMapRun> stored) {
        var looks = new ArrayList<Command>();
        for (StoredMapRun each : stored) {
            OpenMapRun open = mapRuns.add(each);
            if (open.run.stage() != Stage.QUEUED) {
                open.place = setting.mapRuns().places().tryTake(0); // without one it goes on too
            }
            looks.add(Command.TellMapRun.look(each.id()));
        }
        return looks;
    }

    /** What these commands name and memory does not hold. */
    Wants wants(List<Command> commands) {
        var arns = new LinkedHashSet<ExecutionArn>();
        var redriven = new LinkedHashSet<ExecutionArn>();
        var executions = new LinkedHashSet<Long>();
        var removed = new LinkedHashSet<Long>();
        mapRuns.parentsNeeded().forEach(id -> want(id, executions));
        for (Command command : commands) {
            switch (command) {
                case Command.Start start -> {
                    // A name that we chose is new: nobody has to look for it.
                    if (start.start().named()) {
                        wantArn(start.start().arn(), arns);
                    }
                }
                case Command.Stop stop -> wantArn(stop.arn(), arns);
                case Command.Redrive redrive -> {
                    wantArn(redrive.redrive().arn(), arns);
                    redriven.add(redrive.redrive().arn());
                }
                case Command.TellMapRun(_, _, MapRunNews.Children(var children)) ->
                        children.forEach(child -> want(child.id(), executions));
                case Command.Revive(var entry) -> {
                    if (entry.isOfChild()) {
                        want(entry.id(), executions);
                    }
                }
                case Command.Remove remove -> removed.addAll(remove.executionIds());
                case Command.StartAsynchronously _,
                        Command.ExpressEnded _,
                        Command.UpdateMapRun _,
                        Command.TellMapRun _,
                        Command.Wake _ -> {}
                case Command.Report _,
                        Command.Outcome _,
                        Command.TakeActivity _,
                        Command.Due _,
                        Command.Resume _,
                        Command.Dispatch _,
                        Command.ChildEnded _,
                        Command.Recover _ ->
                        want(Command.executionId(command), executions);
            }
        }
        return new Wants(arns, executions, redriven, removed);
    }

    /**
     * Does the commands in their order.
     *
     * @param loaded what {@link #wants} named and the store holds
     * @return a batch for the store, or none if nothing changed; effects that need no commit
     */
    Turned turn(
            List<Command> commands,
            Loaded loaded,
            long wallMs,
            long nanos,
            RandomGenerator random) {
        long nowMs = clock.next(wallMs, nanos);
        var batch = new PendingBatch(lastBatchNo + 1);
        var turn = new Turn(this, batch, loaded, nowMs, random);
        making = batch;
        commands.forEach(turn::run);
        var changes = turn.changes();
        making = null;
        if (changes.isEmpty()) {
            return withoutBatch(batch, turn.followUps());
        }
        lastBatchNo++;
        pending.addLast(batch);
        return new Turned(
                new EngineBatch(no, epoch, lastBatchNo, nowMs, changes),
                List.of(),
                turn.followUps(),
                batch.counts);
    }

    /** An answer rests on what is under way, so it leaves when that is on disk. */
    private Turned withoutBatch(PendingBatch empty, List<Command> followUps) {
        PendingBatch last = pending.peekLast();
        if (last == null) {
            empty.ended.forEach(this::removeInHand);
            return new Turned(null, List.copyOf(empty.effects), followUps, empty.counts);
        }
        last.effects.addAll(empty.effects);
        last.repeatable.addAll(empty.repeatable);
        last.dispatched.addAll(empty.dispatched);
        last.ended.addAll(empty.ended);
        last.expressRoomTaken += empty.expressRoomTaken;
        return new Turned(null, List.of(), followUps, empty.counts);
    }

    /** The batch is on disk: what may follow now. */
    List<AfterCommit> committed(long batchNo) {
        PendingBatch batch = requireFirst(batchNo);
        removed.committed(batch);
        batch.wakes.forEach(timers::putStored);
        batch.wakesInHand.forEach(timers::put);
        batch.asleep.forEach(woken -> timers.remove(woken.executionId(), woken.frameNo()));
        batch.ended.forEach(this::removeInHand);
        for (Resident resident : batch.residents) {
            if (resident.isClosed() && resident.lastBatchNo == batchNo) {
                residents.remove(resident);
            }
        }
        for (OpenMapRun each : batch.mapRuns) {
            if (each.run.hasEnded() && each.lastBatchNo == batchNo) {
                mapRuns.remove(each);
                releasePlace(each);
            }
        }
        residents.evict(batchNo, id -> inHand.containsKey(id) || mapRuns.isParent(id));
        if (setting.watchers().isAny()) {
            batch.effects.add(
                    new AfterCommit.Changed(batch.residents.stream().map(it -> it.arn).toList()));
        }
        if (!batch.counts.isEmpty()) {
            // First: who is answered finds himself counted.
            batch.effects.addFirst(new AfterCommit.Counted(batch.counts));
        }
        return List.copyOf(batch.effects);
    }

    /** Nothing of the batch is on disk. The partition must not be used again. */
    RolledBack rolledBack(long batchNo, RuntimeException reason) {
        PendingBatch batch = requireFirst(batchNo);
        return new RolledBack(undo(batch, reason), List.copyOf(batch.repeatable));
    }

    /**
     * Undoes what a turn had begun that ended by a defect. What its runners reported counts no
     * more: recovery decides about their tasks. The partition must not be used again.
     */
    List<AfterCommit> abandon(RuntimeException reason) {
        PendingBatch batch = making;
        if (batch == null) {
            return List.of();
        }
        making = null;
        batch.ended.forEach(this::removeInHand);
        return undo(batch, reason);
    }

    private void releasePlace(OpenMapRun mapRun) {
        MapRunPlaces.Place place = mapRun.place;
        if (place != null) {
            mapRun.place = null;
            setting.mapRuns().places().release(place);
        }
    }

    /** Its memory is dropped: whoever opens it next takes places anew. */
    void releasePlaces() {
        mapRuns.all().forEach(this::releasePlace);
    }

    private List<AfterCommit> undo(PendingBatch batch, RuntimeException reason) {
        setting.open().add(-batch.opened);
        for (int i = 0; i < batch.expressRoomTaken; i++) {
            setting.mapRuns().expressChildren().release();
        }
        for (TaskKey task : batch.dispatched) {
            removeInHand(task);
            setting.slots().release();
        }
        var answers = new ArrayList<AfterCommit>();
        for (AfterCommit effect : batch.effects) {
            switch (effect) {
                case AfterCommit.Answer<?> answer ->
                        answers.add(new AfterCommit.Refusal(answer.reply(), reason));
                case AfterCommit.Refusal refusal ->
                        answers.add(new AfterCommit.Refusal(refusal.reply(), reason));
                case AfterCommit.HandOut out ->
                        answers.add(new AfterCommit.FreePoller(out.activityArn(), out.poller()));
                case AfterCommit.FreePoller free -> answers.add(free);
                case AfterCommit.RunTask _,
                        AfterCommit.CancelTask _,
                        AfterCommit.TaskWaits _,
                        AfterCommit.RunExpress _,
                        AfterCommit.OfMapRun _,
                        AfterCommit.Counted _,
                        AfterCommit.Changed _,
                        AfterCommit.Logged _,
                        AfterCommit.Traced _,
                        AfterCommit.Broken _ -> {}
            }
        }
        return List.copyOf(answers);
    }

    /** What it holds, beside the commands that wait. */
    EngineGauges.InPartitions held(long commands, long nowMs) {
        Long nextAtMs = timers.nextAtMs();
        return new EngineGauges.InPartitions(
                commands,
                residents.size(),
                residents.weight(),
                timers.size(),
                nextAtMs == null ? 0 : Math.max(0, nowMs - nextAtMs),
                mapRuns.pendingRedrives());
    }

    int batchesUnderWay() {
        return pending.size();
    }

    // Tasks with runners

    boolean isInHand(TaskKey task) {
        return inHand.getOrDefault(task.executionId(), Set.of()).contains(task);
    }

    void addInHand(TaskKey task) {
        inHand.computeIfAbsent(task.executionId(), _ -> new HashSet<>()).add(task);
    }

    private void removeInHand(TaskKey task) {
        Set<TaskKey> tasks = inHand.get(task.executionId());
        if (tasks != null && tasks.remove(task) && tasks.isEmpty()) {
            inHand.remove(task.executionId());
        }
    }

    /** Takes over what runs from the partition that was rolled back. */
    void inherit(Partition before) {
        before.inHand.forEach((id, tasks) -> inHand.put(id, new HashSet<>(tasks)));
    }

    // What is in memory

    /** The id of an execution in memory. */
    @Nullable Long findId(ExecutionArn arn) {
        Resident resident = residents.find(arn);
        return resident == null ? null : resident.id;
    }

    /** The machines of children that may begin in a turn. */
    void childMachines(Consumer<StateMachine> each) {
        for (OpenMapRun open : mapRuns.all()) {
            Resident parent = residents.find(open.parentId);
            Frame frame = parent == null ? null : parent.execution().findFrame(open.frameNo);
            if (parent != null
                    && frame != null
                    && parent.revision.machine().requireState(frame.state()) instanceof MapState map
                    && map.distributed() != null) {
                each.accept(map.distributed().child());
            }
        }
    }

    /** The machine of an execution in memory. */
    @Nullable StateMachine findMachine(long executionId) {
        Resident resident = residents.find(executionId);
        return resident == null ? null : resident.revision.machine();
    }

    /** As {@link #findMachine(long)}. */
    @Nullable StateMachine findMachine(ExecutionArn arn) {
        Resident resident = residents.find(arn);
        return resident == null ? null : resident.revision.machine();
    }

    // What must be loaded

    private void wantArn(ExecutionArn arn, Set<ExecutionArn> arns) {
        if (residents.find(arn) == null) {
            arns.add(arn);
        }
    }

    private void want(long id, Set<Long> executions) {
        if (residents.find(id) == null) {
            executions.add(id);
        }
    }

    private PendingBatch requireFirst(long batchNo) {
        PendingBatch first = pending.pollFirst();
        if (first == null || first.number != batchNo) {
            throw new IllegalStateException(
                    "Partition "
                            + no
                            + " hears of batch "
                            + batchNo
                            + " but awaits "
                            + (first == null ? "none" : first.number));
        }
        return first;
    }
}
