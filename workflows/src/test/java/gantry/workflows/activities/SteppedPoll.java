package gantry.workflows.activities;

import gantry.workflows.engine.ActivityTask;

import org.jspecify.annotations.Nullable;

/** A GetActivityTask call without a thread that waits: whoever has it lets it look again. */
public final class SteppedPoll {
    private final ActivityBroker broker;
    private final String arn;
    private final Poller poller;
    private @Nullable ActivityTask returned;

    /** Begins to wait. */
    public SteppedPoll(ActivityBroker broker, String arn, String workerName) {
        this.broker = broker;
        this.arn = arn;
        this.poller = new Poller(workerName);
        this.returned = broker.enter(arn, poller);
        if (returned == null) {
            broker.look(arn, poller);
        }
    }

    /** Looks again as a waiting call does whenever something about it has changed. */
    public void look() {
        if (!isOver()) {
            broker.look(arn, poller);
        }
    }

    /** Whether it has its task or is sent away. */
    public boolean isOver() {
        return returned != null || poller.isOver();
    }

    /** Whether a task is on its way to it: it must not leave now. */
    public boolean isClaimed() {
        return !isOver() && !poller.isWaiting();
    }

    /** Its caller is gone. */
    public void leave() {
        poller.leave();
    }

    /** Ends it: its task, or null. */
    public @Nullable ActivityTask end() {
        if (returned != null) {
            return returned;
        }
        broker.exit(arn, poller);
        return poller.task();
    }
}
