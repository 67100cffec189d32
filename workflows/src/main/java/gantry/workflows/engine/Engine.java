package gantry.workflows.engine;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.operations.ValidationException;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.errors.ActivityWorkerLimitExceeded;
import gantry.workflows.errors.ExecutionAlreadyExists;
import gantry.workflows.errors.ExecutionDoesNotExist;
import gantry.workflows.errors.ExecutionLimitExceeded;
import gantry.workflows.errors.ExecutionNotRedrivable;
import gantry.workflows.errors.InvalidToken;
import gantry.workflows.errors.ResourceNotFound;
import gantry.workflows.errors.TaskDoesNotExist;
import gantry.workflows.errors.TaskTimedOut;

import org.jspecify.annotations.Nullable;

/**
 * Everything that changes an execution. A method returns once what it answers is on disk.
 *
 * <p>Each may throw {@link gantry.operations.ThrottlingException} (too much at once, nothing was
 * done) and {@link gantry.operations.ServiceUnavailable} (starting, stopping, or the store refused;
 * nothing was done): SDKs try both again.
 */
public interface Engine {
    /** How long GetActivityTask waits at most (API reference of GetActivityTask). */
    long MAX_POLL_MS = 60_000;

    /**
     * Starts a Standard execution. A name whose execution runs with the same input answers what the
     * first start did.
     *
     * @throws ExecutionAlreadyExists the name was used with another input, or its execution is
     *     closed
     */
    Started startExecution(StartExecution command);

    /** Starts an Express execution that answers nobody; it runs at least once. */
    Started startExpress(StartExpress command);

    /** Runs an Express execution to its end on the caller's thread, at most once. */
    SyncOutcome startSyncExecution(StartExpress command);

    /**
     * Ends an execution as ABORTED.
     *
     * @return the stop date in epoch milliseconds: the original one if it was closed before
     * @throws ExecutionDoesNotExist if there is none
     */
    long stopExecution(ExecutionArn arn, @Nullable String error, @Nullable String cause);

    /**
     * Has an execution that ended without success go on from where it did not succeed.
     *
     * @return the redrive date in epoch milliseconds: that of the first time for a client token
     *     that redrove it lately
     * @throws ExecutionDoesNotExist if there is none
     * @throws ExecutionNotRedrivable it runs, has succeeded, or it is too late or too long
     * @throws ExecutionLimitExceeded as many are open as may be
     */
    long redriveExecution(RedriveExecution command);

    /**
     * Changes the settings of a map run.
     *
     * @throws ResourceNotFound if there is none
     * @throws ValidationException it is over
     */
    void updateMapRun(UpdateMapRun command);

    /**
     * Reports that a task ended well.
     *
     * @throws InvalidToken not a token of ours
     * @throws TaskDoesNotExist its execution is gone
     * @throws TaskTimedOut its attempt no longer counts
     */
    void taskSucceeded(String token, Payload output);

    /** Reports that a task failed; errors as in {@link #taskSucceeded}. */
    void taskFailed(String token, @Nullable String error, @Nullable String cause);

    /** Gives a task its HeartbeatSeconds anew; errors as in {@link #taskSucceeded}. */
    void taskHeartbeat(String token);

    /**
     * Waits for a task of an activity, at most {@link #MAX_POLL_MS}.
     *
     * @param cancellation fires when the poller has gone: then no task is handed to it
     * @return null if none came
     * @throws ActivityWorkerLimitExceeded too many poll this activity
     */
    @Nullable ActivityTask pollActivity(
            ActivityArn activity, @Nullable String workerName, Cancellation cancellation);
}
