package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.operations.AwsException;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Execution;
import gantry.workflows.activities.Poller;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.RedriveExecution;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.StartExpress;
import gantry.workflows.engine.Started;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.tokens.TaskToken;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a partition is asked to do. */
public sealed interface Command {
    // From callers: each has a reply.

    record Start(StartExecution start, Reply<Started> reply) implements Command {}

    record StartAsynchronously(StartExpress start, Reply<Started> reply) implements Command {}

    record Stop(ExecutionArn arn, @Nullable String error, @Nullable String cause, Reply<Long> reply)
            implements Command {}

    record Redrive(RedriveExecution redrive, Reply<Long> reply) implements Command {}

    /** What a SendTask* call reports; the answer is when it counted, in epoch milliseconds. */
    record Report(TaskToken token, TokenOutcome outcome, Reply<Long> reply) implements Command {}

    /** The answer is when it took effect, in epoch milliseconds. */
    record UpdateMapRun(
            long mapRunId, gantry.workflows.engine.UpdateMapRun update, Reply<Long> reply)
            implements Command {}

    /**
     * These are kept no longer if they closed before then; the answer is how many go.
     *
     * @param closedBeforeMs {@link Long#MAX_VALUE} for whenever it was
     */
    record Remove(List<Long> executionIds, long closedBeforeMs, Reply<Integer> reply)
            implements Command {
        public Remove {
            executionIds = List.copyOf(executionIds);
        }
    }

    // From this node: they always enter, and are kept if their commit fails.

    /** What a runner reports of a task. */
    record Outcome(TaskKey task, Event event) implements Command {}

    /** A worker would take this activity task. */
    record TakeActivity(String activityArn, long executionId, int frame, Poller poller)
            implements Command {}

    /** A moment that a frame waits for has come. */
    record Due(long executionId, int frame) implements Command {}

    /** A step that ended at its bound goes on. */
    record Resume(long executionId) implements Command {}

    /** A slot is free for a task that waited for one. */
    record Dispatch(TaskKey task) implements Command {}

    /** Work was in hand when the owner before died; see what becomes of it. */
    record Recover(long executionId) implements Command {}

    /** An Express execution was open when the owner before died. */
    record Revive(JournalEntry entry) implements Command {}

    /** An asynchronous Express execution has ended. */
    record ExpressEnded(long executionId) implements Command {}

    /** The run of an EXPRESS child of a map run has ended. */
    record ChildEnded(long executionId, Execution end) implements Command {}

    /**
     * A map run hears of what it had done outside.
     *
     * @param task of the answer; 0 for none
     */
    record TellMapRun(long mapRunId, long task, MapRunNews news) implements Command {
        /** It is to see whether it can go on. */
        public static TellMapRun look(long mapRunId) {
            return new TellMapRun(mapRunId, OpenMapRun.NO_TASK, new MapRunNews.Look());
        }
    }

    /** What a token reports. */
    sealed interface TokenOutcome {
        record Succeeded(Payload output) implements TokenOutcome {}

        record Failed(@Nullable String error, @Nullable String cause) implements TokenOutcome {}

        record Heartbeat() implements TokenOutcome {}
    }

    /** A slot may be free; nothing else. */
    record Wake() implements Command {}

    /** Where the answer goes; null for a command of this node. */
    static @Nullable Reply<?> reply(Command command) {
        return switch (command) {
            case Start start -> start.reply();
            case StartAsynchronously start -> start.reply();
            case Stop stop -> stop.reply();
            case Redrive redrive -> redrive.reply();
            case Report report -> report.reply();
            case UpdateMapRun update -> update.reply();
            case Remove remove -> remove.reply();
            case Outcome _,
                    TakeActivity _,
                    Due _,
                    Resume _,
                    Dispatch _,
                    Recover _,
                    Revive _,
                    ExpressEnded _,
                    ChildEnded _,
                    TellMapRun _,
                    Wake _ ->
                    null;
        };
    }

    /** Tells its caller why not; false if it has none. */
    static boolean refuse(Command command, AwsException reason) {
        Reply<?> reply = reply(command);
        if (reply != null) {
            reply.fail(reason);
        }
        return reply != null;
    }

    /** The execution that a command names by its id; 0 for none. */
    static long executionId(Command command) {
        return switch (command) {
            case Report report -> report.token().executionId();
            case Outcome outcome -> outcome.task().executionId();
            case TakeActivity take -> take.executionId();
            case Due due -> due.executionId();
            case Resume resume -> resume.executionId();
            case Dispatch dispatch -> dispatch.task().executionId();
            case Recover recover -> recover.executionId();
            case ChildEnded ended -> ended.executionId();
            case Revive revive when revive.entry().isOfChild() -> revive.entry().id();
            case Start _,
                    StartAsynchronously _,
                    Stop _,
                    Redrive _,
                    Revive _,
                    ExpressEnded _,
                    UpdateMapRun _,
                    Remove _,
                    TellMapRun _,
                    Wake _ ->
                    0;
        };
    }

    /** How many bytes of input a start holds; -1 for what is no start. */
    static int startBytes(Command command) {
        return switch (command) {
            case Start start -> start.start().input().utf8Length();
            case StartAsynchronously start -> start.start().input().utf8Length();
            case Stop _,
                    Redrive _,
                    Report _,
                    Outcome _,
                    TakeActivity _,
                    Due _,
                    Resume _,
                    Dispatch _,
                    Recover _,
                    Revive _,
                    ExpressEnded _,
                    ChildEnded _,
                    UpdateMapRun _,
                    Remove _,
                    TellMapRun _,
                    Wake _ ->
                    -1;
        };
    }
}
