package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.definition.Resource;
import gantry.states.definition.State;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.Phase;
import gantry.states.interpreter.TaskFailure;
import gantry.workflows.activities.Poller;
import gantry.workflows.mocks.MockedTask;
import gantry.workflows.store.WaitingTask;
import gantry.workflows.tasks.ErrorPrefix;
import gantry.workflows.tasks.TaskHandler;
import gantry.workflows.tasks.TaskOutcome;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a turn are sent: if a slot or a worker is free, Scheduled and Started go into one
 * commit and the call follows it; else it stays SCHEDULED. Part of a {@link Turn}.
 */
final class Dispatching {
    /** What nobody can know after a crash. */
    private static final String OUTCOME_UNKNOWN =
            "The server stopped while the task ran; its outcome is unknown.";

    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;

    Dispatching(Turn turn, Partition partition, PendingBatch batch) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
    }

    /** A task was scheduled in this turn. */
    void schedule(Resident resident, int frameNo, int attempt) {
        Frame frame = resident.execution().findFrame(frameNo);
        if (frame == null || !isScheduled(frame, attempt) || resident.isClosed()) {
            return;
        }
        if (resident.revision.findMockedTask(frame) != null) {
            // In a turn of its own: a machine may go round in mocked tasks for ever.
            turn.later(new Command.Dispatch(new TaskKey(resident.id, frameNo, attempt)));
        } else if (resource(resident, frame) instanceof Resource.Activity activity) {
            scheduleActivity(resident, frame, activity.arn());
        } else {
            send(resident, frame);
        }
    }

    private void scheduleActivity(Resident resident, Frame frame, String arn) {
        if (!turn.activityExists(arn)) {
            turn.advance(resident, activityDoesNotExist(resident, frame));
            return;
        }
        @Nullable Poller poller = partition.setting.workers().claim(arn);
        if (poller == null) {
            var task = new WaitingTask(partition.no, resident.id, frame.no());
            turn.after(new AfterCommit.TaskWaits(arn, task));
        } else {
            handOut(resident, frame, arn, poller);
        }
    }

    /** A worker would take a task that waits. */
    void take(Command.TakeActivity command, @Nullable Resident resident) {
        Frame frame =
                resident == null || resident.isClosed()
                        ? null
                        : resident.execution().findFrame(command.frame());
        if (resident != null
                && frame != null
                && frame.phase() == Phase.SCHEDULED
                && resident.revision.findMockedTask(frame) == null
                && resource(resident, frame) instanceof Resource.Activity activity
                && activity.arn().equals(command.activityArn())) {
            handOut(resident, frame, command.activityArn(), command.poller());
        } else {
            turn.after(new AfterCommit.FreePoller(command.activityArn(), command.poller()));
        }
    }

    private void handOut(Resident resident, Frame frame, String arn, Poller poller) {
        int no = frame.no();
        int attempt = frame.attempt();
        Payload input = input(frame);
        turn.advance(resident, new Event.TaskStarted(no, attempt, poller.workerName()));
        if (resident.execution().awaits(no, attempt)) {
            String token = turn.tokens(resident.id).token(no, attempt);
            turn.after(new AfterCommit.HandOut(arn, poller, token, input));
        } else {
            turn.after(new AfterCommit.FreePoller(arn, poller));
        }
    }

    /** A task that waited for a slot may have one now. */
    void retry(TaskKey task, @Nullable Resident resident) {
        Frame frame =
                resident == null || resident.isClosed()
                        ? null
                        : resident.execution().findFrame(task.frame());
        if (resident != null && frame != null && isScheduled(frame, task.attempt())) {
            send(resident, frame);
        }
    }

    private void send(Resident resident, Frame frame) {
        MockedTask mocked = resident.revision.findMockedTask(frame);
        if (mocked != null) {
            answer(resident, frame, mocked);
            return;
        }
        var task = new TaskKey(resident.id, frame.no(), frame.attempt());
        if (!partition.setting.slots().tryTake()) {
            partition.backlog.add(task);
            return;
        }
        Resource resource = resource(resident, frame);
        turn.advance(resident, new Event.TaskStarted(task.frame(), task.attempt(), null));
        if (resident.execution().awaits(task.frame(), task.attempt())) {
            run(resident, resident.execution().requireFrame(task.frame()), resource);
        } else {
            partition.setting.slots().release();
        }
    }

    /**
     * What the mocks say happens all in this commit, so that after a crash either nothing was
     * answered or all of it.
     */
    private void answer(Resident resident, Frame frame, MockedTask mocked) {
        int invocation = resident.invocations.of(mocked.state());
        resident.invocations = resident.invocations.with(mocked.state());
        for (Event event : mocked.events(frame, invocation)) {
            if (!turn.advance(resident, event)) {
                return;
            }
        }
    }

    /** The owner before may have sent it; what then happened depends on the integration. */
    void recover(Resident resident, Frame frame) {
        var task = new TaskKey(resident.id, frame.no(), frame.attempt());
        if (partition.isInHand(task)) {
            return;
        }
        if (frame.phase() == Phase.SCHEDULED) {
            send(resident, frame);
            return;
        }
        Resource resource = resource(resident, frame);
        TaskHandler handler = partition.setting.handlers().handler(resource);
        if (handler.afterCrash(resource) == TaskHandler.AfterCrash.FAILED) {
            turn.advance(resident, outcomeUnknown(frame, resource));
        } else if (partition.setting.slots().tryTake()) {
            run(resident, frame, resource);
        } else {
            partition.backlog.addToRecover(resident.id);
        }
    }

    private void run(Resident resident, Frame frame, Resource resource) {
        var task = new TaskKey(resident.id, frame.no(), frame.attempt());
        partition.addInHand(task);
        batch.dispatched.add(task);
        turn.after(
                new AfterCommit.RunTask(
                        task,
                        resource,
                        input(frame),
                        resident.arn.toString(),
                        resident.revision.roleArn(),
                        turn.tokens(resident.id).token(task.frame(), task.attempt()),
                        frame.dueAtMs()));
    }

    private static boolean isScheduled(Frame frame, int attempt) {
        return frame.phase() == Phase.SCHEDULED && frame.attempt() == attempt;
    }

    private static Resource resource(Resident resident, Frame frame) {
        return Frames.resource(resident.revision.machine(), frame);
    }

    private static Payload input(Frame frame) {
        Payload work = frame.work();
        if (work == null) {
            throw new IllegalStateException(
                    "Frame " + frame.no() + " is " + frame.phase() + " without work");
        }
        return work;
    }

    private static Event outcomeUnknown(Frame frame, Resource resource) {
        return new Event.TaskFailed(
                frame.no(),
                frame.attempt(),
                TaskOutcome.kindOfFailure(resource, frame.phase() == Phase.SUBMITTED),
                ErrorPrefix.of(resource) + ".SdkClientException",
                OUTCOME_UNKNOWN);
    }

    private static Event activityDoesNotExist(Resident resident, Frame frame) {
        State state = resident.revision.machine().requireState(frame.state());
        return new Event.TaskFailed(
                frame.no(),
                frame.attempt(),
                TaskFailure.SCHEDULE_FAILED,
                "States.Runtime",
                "An error occurred while executing the state '"
                        + state.name()
                        + "' (entered at the event id #"
                        + frame.enteredEventId()
                        + "). The activity ARN does not exist.");
    }
}
