package gantry.workflows.partition;

import gantry.states.interpreter.Event;
import gantry.states.interpreter.ExecutionHeader;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionLimitExceeded;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/** How an execution begins that a caller starts. Part of a {@link Turn}. */
final class Starting {
    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Lookup lookup;
    private final long nowMs;

    Starting(Turn turn, Partition partition, PendingBatch batch, Lookup lookup, long nowMs) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.lookup = lookup;
        this.nowMs = nowMs;
    }

    void run(Command.Start command) {
        StartExecution start = command.start();
        Resident existing = lookup.find(start.arn());
        if (existing != null) {
            startAgain(command, existing);
        } else if (lookup.isUnreadable(start.arn())) {
            turn.refuse(command.reply(), Lookup.unreadable());
        } else if (!partition.setting.open().tryOpen()) {
            turn.refuse(command.reply(), new ExecutionLimitExceeded());
        } else {
            batch.opened++;
            begin(start);
            turn.answer(command.reply(), new Started(start.arn().toString(), nowMs));
        }
    }

    /** StartExecution is idempotent by name and input as long as the execution runs. */
    private void startAgain(Command.Start command, Resident existing) {
        ExecutionHeader header = existing.execution().header();
        if (existing.isClosed()
                || !header.input().equals(command.start().input())
                || !isMockedAlike(existing.revision, command.start().revision())) {
            turn.refuse(command.reply(), new ExecutionAlreadyExists(existing.arn));
        } else {
            turn.answer(command.reply(), new Started(header.executionArn(), header.startedAtMs()));
        }
    }

    private static boolean isMockedAlike(MachineRevision one, MachineRevision other) {
        return Objects.equals(nameOfMocks(one), nameOfMocks(other));
    }

    private static @Nullable String nameOfMocks(MachineRevision revision) {
        return revision.mocks() == null ? null : revision.mocks().name();
    }

    private void begin(StartExecution start) {
        MachineRevision revision = start.revision();
        ExecutionArn arn = start.arn();
        StateMachineArn machine = arn.stateMachineArn();
        var header =
                new ExecutionHeader(
                        arn.toString(),
                        arn.name(),
                        machine.toString(),
                        arn.machineName(),
                        revision.roleArn(),
                        partition.setting.region(),
                        false,
                        nowMs,
                        start.input(),
                        start.qualifiers().versionArn(machine),
                        start.qualifiers().aliasArn(machine));
        long id = partition.ids.next(nowMs);
        var resident =
                new Resident(
                        id,
                        arn,
                        revision,
                        start.qualifiers(),
                        start.traceHeader(),
                        null,
                        partition.setting.semantics().begin(revision.machine(), header),
                        new Ledger(id, Map.of(), 1));
        partition.residents.add(resident);
        turn.advance(resident, new Event.Started());
    }
}
