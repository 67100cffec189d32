package gantry.cli.durability;

import gantry.json.Json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does the steps. A worker keeps an answer until the server has taken or refused it. Start reading
 * at {@link #poll}, which is one worker.
 */
final class Workers {
    private static final long BEAT_MS = 400;
    private static final int BEATS = 3;

    private final SfnClient sfn;
    private final String activityArns;
    private final Outages outages;
    private final Progress progress;
    private final Ledger ledger;
    private final Executor threads;
    private final ScheduledExecutorService beats;
    private volatile boolean isStopping;

    /**
     * @param activityArns what stands before the name of an activity
     * @param threads where labourers work
     * @param beats when they do
     */
    Workers(
            SfnClient sfn,
            String activityArns,
            Outages outages,
            Progress progress,
            Ledger ledger,
            Executor threads,
            ScheduledExecutorService beats) {
        this.sfn = sfn;
        this.activityArns = activityArns;
        this.outages = outages;
        this.progress = progress;
        this.ledger = ledger;
        this.threads = threads;
        this.beats = beats;
    }

    /** Errors of the server count no more: it is about to go for good. */
    void stop() {
        isStopping = true;
    }

    /** Takes and does tasks of an activity until it is stopped. */
    void poll(String activity) {
        try {
            while (!isStopping) {
                GetActivityTaskResponse task = take(activity);
                if (task == null) {
                    outages.awaitEnd();
                } else if (task.taskToken() != null && !task.taskToken().isEmpty()) {
                    progress.tick();
                    work(activity, task.taskToken(), Step.ofText(task.input()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if the server is away. */
    private @Nullable GetActivityTaskResponse take(String activity) {
        try {
            return sfn.getActivityTask(
                    poll -> poll.activityArn(activityArns + activity).workerName(activity));
        } catch (SdkClientException | IllegalStateException _) {
            return null;
        } catch (SfnException e) {
            if (!Retryable.is(e)) {
                ledger.violate("GetActivityTask was refused: " + e.getMessage());
            }
            return null;
        }
    }

    private void work(String activity, String token, Step step) throws InterruptedException {
        int handOut = ledger.handOut(token, step);
        if (Step.fails(activity, handOut)) {
            deliver(
                    step,
                    () -> sfn.sendTaskFailure(it -> it.taskToken(token).error(Step.FLAKY_ERROR)));
        } else if (activity.equals(Step.LABOUR)) {
            beat(token, step, BEATS);
        } else {
            succeed(token, step);
        }
    }

    /** A heartbeat now and then, and the answer after the last. */
    private void beat(String token, Step step, int left) {
        var _ =
                beats.schedule(
                        () -> threads.execute(() -> labour(token, step, left)),
                        BEAT_MS,
                        TimeUnit.MILLISECONDS);
    }

    private void labour(String token, Step step, int left) {
        try {
            if (left == 0) {
                succeed(token, step);
            } else if (deliver(step, () -> sfn.sendTaskHeartbeat(it -> it.taskToken(token)))) {
                beat(token, step, left - 1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void succeed(String token, Step step) throws InterruptedException {
        String output = Json.print(step.output());
        if (deliver(step, () -> sfn.sendTaskSuccess(it -> it.taskToken(token).output(output)))) {
            ledger.succeed(token, step);
        }
    }

    /**
     * Sends until the server has answered.
     *
     * @return whether it took it; else the attempt had timed out, or an answer that was lost had
     *     been taken before
     */
    private boolean deliver(Step step, Runnable answer) throws InterruptedException {
        while (!isStopping) {
            try {
                answer.run();
                progress.tick();
                return true;
            } catch (TaskTimedOutException _) {
                return false;
            } catch (SdkClientException _) {
                outages.awaitEnd();
            } catch (SfnException e) {
                if (!Retryable.is(e)) {
                    ledger.violate(step + " was refused: " + e.getMessage());
                    return false;
                }
            }
        }
        return false;
    }
}
