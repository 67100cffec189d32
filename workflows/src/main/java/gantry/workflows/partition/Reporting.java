package gantry.workflows.partition;

import gantry.states.interpreter.Event;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.TaskFailure;
import gantry.workflows.errors.TaskDoesNotExist;
import gantry.workflows.errors.TaskTimedOut;
import gantry.workflows.tokens.TaskToken;

/** What SendTask* calls report of a task that has a token. Part of a {@link Turn}. */
final class Reporting {
    private static final long MS_PER_SECOND = 1_000;

    private final Turn turn;
    private final Lookup lookup;
    private final long nowMs;

    Reporting(Turn turn, Lookup lookup, long nowMs) {
        this.turn = turn;
        this.lookup = lookup;
        this.nowMs = nowMs;
    }

    void run(Command.Report command) {
        TaskToken token = command.token();
        Resident resident = lookup.find(token.executionId());
        if (resident == null) {
            turn.refuse(
                    command.reply(),
                    lookup.isUnreadable(token.executionId())
                            ? Lookup.unreadable()
                            : new TaskDoesNotExist());
        } else if (accepts(resident, token, command.outcome())) {
            turn.answer(command.reply(), nowMs);
        } else {
            turn.refuse(command.reply(), new TaskTimedOut());
        }
    }

    private boolean accepts(Resident resident, TaskToken token, Command.TokenOutcome outcome) {
        int frame = token.frame();
        int attempt = token.attempt();
        return switch (outcome) {
            case Command.TokenOutcome.Succeeded(var output) ->
                    turn.advance(resident, new Event.TaskSucceeded(frame, attempt, output));
            case Command.TokenOutcome.Failed(var error, var cause) ->
                    turn.advance(
                            resident,
                            new Event.TaskFailed(frame, attempt, TaskFailure.FAILED, error, cause));
            case Command.TokenOutcome.Heartbeat() -> heartbeat(resident, frame, attempt);
        };
    }

    /** Moves a deadline in memory: the one answer that promises nothing on disk. */
    private boolean heartbeat(Resident resident, int frameNo, int attempt) {
        if (!resident.execution().awaits(frameNo, attempt)) {
            return false;
        }
        Frame frame = resident.execution().requireFrame(frameNo);
        if (frame.heartbeatDueAtMs() != Frame.NEVER) {
            resident.moveHeartbeat(frame, nowMs + frame.heartbeatSeconds() * MS_PER_SECOND);
        }
        return true;
    }
}
