package gantry.workflows.partition;

import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.ExecutionStatus;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.Redrivable;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.ExecutionLimitExceeded;
import gantry.workflows.errors.ExecutionNotRedrivable;

/**
 * RedriveExecution: whether it may be, and if so the execution is open again, with everything that
 * did not succeed under way. Part of a {@link Turn}.
 */
final class Redriving {
    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Lookup lookup;
    private final long nowMs;

    Redriving(Turn turn, Partition partition, PendingBatch batch, Lookup lookup, long nowMs) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.lookup = lookup;
        this.nowMs = nowMs;
    }

    void run(Command.Redrive command) {
        ExecutionArn arn = command.redrive().arn();
        Resident resident = lookup.find(arn);
        if (resident == null && lookup.isUnreadable(arn)) {
            turn.refuse(command.reply(), Lookup.unreadable());
        } else if (resident == null || !resident.isStored) {
            // One that begins in this turn: nobody was told yet that it exists.
            turn.refuse(command.reply(), new ExecutionDoesNotExist(arn));
        } else {
            run(command, resident);
        }
    }

    /** The token is asked first: it is answered however the execution stands (recorded). */
    private void run(Command.Redrive command, Resident resident) {
        String token = command.redrive().clientToken();
        Long answered = resident.redriveTokens.findAnswer(token, nowMs);
        if (answered != null) {
            turn.answer(command.reply(), answered);
            return;
        }
        String reason = redrivable(command.redrive(), resident).reason();
        if (reason != null) {
            turn.refuse(command.reply(), new ExecutionNotRedrivable(resident.arn, reason));
        } else if (LostRevision.is(resident.revision)) {
            turn.refuse(command.reply(), Lookup.unreadable());
        } else if (!partition.setting.open().tryOpen()) {
            turn.refuse(command.reply(), new ExecutionLimitExceeded());
        } else {
            batch.opened++;
            resident.redriveTokens = resident.redriveTokens.with(token, nowMs);
            turn.take(resident, turn.step(resident, new Event.Redrive()));
            turn.answer(command.reply(), nowMs);
        }
    }

    private Redrivable redrivable(RedriveExecution command, Resident resident) {
        Execution execution = resident.execution();
        if (!execution.status().isClosed() || execution.status() == ExecutionStatus.SUCCEEDED) {
            return Redrivable.never(execution.status());
        }
        if (resident.membership != null) {
            return Redrivable.notAlone();
        }
        boolean isDeleted =
                command.isMachineDeleted()
                        || partition.setting.machines().isDeleting(resident.revision.arn());
        return Redrivable.of(
                new Redrivable.Ended(
                        execution.header().startedAtMs(),
                        execution.closedAtMs(),
                        execution.lastEventId(),
                        isDeleted),
                nowMs);
    }
}
