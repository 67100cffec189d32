package gantry.workflows.partition;

import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.store.Change;
import gantry.workflows.store.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * EXPRESS children of map runs in a turn: each has a row as any execution and a journal entry, runs
 * in memory outside, and tells its end to the partition. It runs at least once, as every
 * asynchronous Express execution does; it ends once. Part of a {@link Turn}.
 */
final class ExpressChildren {
    private static final String TIMED_OUT = "States.Timeout";
    private static final String FAILED = "States.Runtime";
    private static final String GIVEN_UP =
            "The server stopped each time that the execution was run.";

    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final List<Change> journal;
    private final long nowMs;
    private final RandomGenerator random;

    ExpressChildren(
            Turn turn,
            Partition partition,
            PendingBatch batch,
            List<Change> journal,
            long nowMs,
            RandomGenerator random) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.journal = journal;
        this.nowMs = nowMs;
        this.random = random;
    }

    /** Takes the room that one more needs; if there is none, the map run will be told. */
    boolean tryTakeRoom(OpenMapRun open) {
        if (partition.setting.mapRuns().expressChildren().tryTake()) {
            batch.expressRoomTaken++;
            return true;
        }
        if (!open.isWaiting) {
            open.isWaiting = true;
            turn.after(new AfterCommit.OfMapRun.AwaitChildRoom(open.id));
        }
        return false;
    }

    /** Begins one that has room. */
    void begin(Resident child) {
        turn.touch(child);
        run(entry(child), child, true);
    }

    /** One that ended without success runs anew, as another run under its name. */
    Resident restart(Resident before) {
        ExecutionArn arn =
                partition.childNames.express(
                        before.arn.stateMachineArn(), before.arn.ownName(), nowMs, random);
        Execution old = before.execution();
        ExecutionHeader header = old.header();
        var anew =
                new ExecutionHeader(
                        arn.toString(),
                        header.name(),
                        header.stateMachineArn(),
                        header.stateMachineName(),
                        header.roleArn(),
                        header.region(),
                        true,
                        nowMs,
                        header.input());
        Execution begun = partition.setting.semantics().begin(before.revision.machine(), anew);
        Resident child = before.restarted(arn, redriven(begun, old.redriveCount() + 1));
        partition.residents.remove(before);
        partition.residents.add(child);
        begin(child);
        return child;
    }

    private static Execution redriven(Execution begun, int redriveCount) {
        return new Execution(
                begun.header(),
                begun.status(),
                begun.frames(),
                begun.nextFrameNo(),
                begun.lastEventId(),
                begun.deadlineMs(),
                redriveCount,
                0,
                null,
                null,
                null,
                0);
    }

    /** One that a crash may have cut short runs once more, or is given up. */
    void revive(JournalEntry entry, @Nullable Resident child) {
        if (child == null || child.isClosed() || !child.arn.equals(entry.arn().child())) {
            journal.add(new Change.JournalDeleted(entry.id()));
        } else if (nowMs - entry.startedAtMs() >= ExpressJournal.MAX_AGE_MS) {
            end(child, ExecutionStatus.TIMED_OUT, TIMED_OUT, null);
        } else if (entry.runs() >= ExpressJournal.MAX_RUNS) {
            end(child, ExecutionStatus.FAILED, FAILED, GIVEN_UP);
        } else {
            run(entry.again(), child, false);
        }
    }

    private void run(JournalEntry entry, Resident child, boolean hasRoom) {
        journal.add(new Change.JournalPut(entry));
        turn.after(new AfterCommit.RunExpress(entry, child.revision, hasRoom));
    }

    private static JournalEntry entry(Resident child) {
        ExecutionArn arn = child.arn;
        String name = arn.name();
        return new JournalEntry(
                child.id,
                new ExpressExecutionArn(
                        arn.partition(),
                        arn.region(),
                        arn.account(),
                        arn.machineName(),
                        arn.ownName(),
                        name.substring(name.indexOf(':') + 1)),
                child.revision.key(),
                child.execution().header().startedAtMs(),
                1,
                child.execution().header().input(),
                child.traceHeader);
    }

    /** Its run has ended; of two runs the first counts. */
    void ended(Command.ChildEnded command, @Nullable Resident child) {
        if (child == null || child.isClosed()) {
            journal.add(new Change.JournalDeleted(command.executionId()));
            return;
        }
        Execution end = command.end();
        if (end.header().executionArn().equals(child.arn.toString())) {
            end(child, end);
        }
    }

    private void end(Resident child, ExecutionStatus status, String error, @Nullable String cause) {
        Execution open = child.execution();
        end(
                child,
                new Execution(
                        open.header(),
                        status,
                        open.frames(),
                        open.nextFrameNo(),
                        open.lastEventId(),
                        open.deadlineMs(),
                        open.redriveCount(),
                        open.redrivenAtMs(),
                        null,
                        error,
                        cause,
                        nowMs));
    }

    private void end(Resident child, Execution end) {
        child.close(end);
        turn.touch(child);
        journal.add(new Change.JournalDeleted(child.id));
        turn.childEnded(child);
    }
}
