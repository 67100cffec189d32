package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.activities.Poller;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.executionlog.LogSettings;
import gantry.workflows.figures.StepCounts;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.WaitingTask;

import java.util.List;

/** What follows a commit, and only then. */
public sealed interface AfterCommit {
    /** A caller's answer. */
    record Answer<T>(Reply<T> reply, T answer) implements AfterCommit {
        /** Gives it. */
        public void give() {
            reply.succeed(answer);
        }
    }

    /** A refusal rests on what was committed as well as an answer does. */
    record Refusal(Reply<?> reply, RuntimeException reason) implements AfterCommit {}

    /**
     * A task goes to a runner.
     *
     * @param dueAtMs when it times out; {@link gantry.states.interpreter.Frame#NEVER} for never
     */
    record RunTask(
            TaskKey task,
            Resource resource,
            Payload input,
            String executionArn,
            String roleArn,
            String token,
            long dueAtMs)
            implements AfterCommit {}

    /** A task that may be in a runner's hands no longer counts. */
    record CancelTask(TaskKey task) implements AfterCommit {}

    /** An activity task goes to the worker that took it. */
    record HandOut(String activityArn, Poller poller, String token, Payload input)
            implements AfterCommit {}

    /** The task that a worker would have taken was gone. */
    record FreePoller(String activityArn, Poller poller) implements AfterCommit {}

    /** An activity task waits for a worker. */
    record TaskWaits(String activityArn, WaitingTask task) implements AfterCommit {}

    /**
     * An asynchronous Express execution may begin.
     *
     * @param hasRoom whether it is a map run's child that has taken room, to be given back
     */
    record RunExpress(JournalEntry entry, MachineRevision revision, boolean hasRoom)
            implements AfterCommit {}

    /** Of map runs. */
    sealed interface OfMapRun extends AfterCommit {
        /**
         * Something is to be done outside, in place of what was under way for the map run.
         *
         * @param parentId of the Map state's execution
         * @param no names the task; the news name it too
         */
        record Work(long mapRunId, long parentId, MapRunArn arn, long no, MapRunTask task)
                implements OfMapRun {}

        /** What is under way outside for the map run counts no more. */
        record Drop(long mapRunId) implements OfMapRun {}

        /**
         * A map run waits for a place among those that are open.
         *
         * @param depth within how many other map runs it is
         */
        record AwaitPlace(long mapRunId, int depth) implements OfMapRun {}

        /** A map run waits for room for an EXPRESS child. */
        record AwaitChildRoom(long mapRunId) implements OfMapRun {}
    }

    /** What the steps of the batch came to, now that it counts. */
    record Counted(StepCounts counts) implements AfterCommit {}

    /** Executions changed on disk, and somebody watches some. */
    record Changed(List<ExecutionArn> executions) implements AfterCommit {}

    /** Events that go to the execution log. */
    record Logged(
            LogSettings settings, ExecutionArn arn, int redriveCount, List<HistoryEvent> events)
            implements AfterCommit {}

    /** Traced executions have ended. */
    record Traced() implements AfterCommit {}

    /** A defect ended an execution; somebody should look. */
    record Broken(String executionArn, Throwable defect) implements AfterCommit {}
}
