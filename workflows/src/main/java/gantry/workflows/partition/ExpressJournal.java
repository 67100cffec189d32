package gantry.workflows.partition;

import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.store.Change;
import gantry.workflows.store.JournalEntry;

import java.util.List;

/**
 * Asynchronous Express executions in a turn: a journal row is committed before the answer and
 * before the run; after a crash it is run again, a few times and only while it could still run.
 */
final class ExpressJournal {
    /** The first run and three after crashes. */
    static final int MAX_RUNS = 4;

    /** How long an Express execution may run (AWS, "Standard and Express workflow types"). */
    static final long MAX_AGE_MS = 300_000;

    private final Partition partition;
    private final PendingBatch batch;
    private final List<Change> changes;
    private final long nowMs;

    ExpressJournal(Partition partition, PendingBatch batch, List<Change> changes, long nowMs) {
        this.partition = partition;
        this.batch = batch;
        this.changes = changes;
        this.nowMs = nowMs;
    }

    void start(Command.StartAsynchronously command) {
        StartExpress start = command.start();
        var entry =
                new JournalEntry(
                        partition.ids.next(nowMs),
                        start.arn(),
                        start.revision().key(),
                        nowMs,
                        1,
                        start.input(),
                        start.traceHeader());
        begin(entry, start.revision());
        batch.effects.add(
                new AfterCommit.Answer<>(
                        command.reply(), new Started(start.arn().toString(), nowMs)));
    }

    /** Runs an execution once more that a crash may have cut short. */
    void revive(JournalEntry entry, MachineRevision revision) {
        if (entry.runs() < MAX_RUNS && nowMs - entry.startedAtMs() < MAX_AGE_MS) {
            begin(entry.again(), revision);
        } else {
            ended(entry.id());
        }
    }

    void ended(long executionId) {
        changes.add(new Change.JournalDeleted(executionId));
    }

    private void begin(JournalEntry entry, MachineRevision revision) {
        changes.add(new Change.JournalPut(entry));
        batch.effects.add(new AfterCommit.RunExpress(entry, revision, false));
    }
}
