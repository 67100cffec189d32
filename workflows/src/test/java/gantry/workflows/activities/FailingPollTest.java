package gantry.workflows.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.store.StoreException;
import gantry.store.StoreException.Problem;
import gantry.workflows.activities.ActivityBroker.Bounds;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.store.WaitingTask;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** A poll that ends by a failure while a task is handed to it. */
class FailingPollTest {
    private static final ActivityArn ACTIVITY =
            new ActivityArn("aws", "us-east-1", "123456789012", "a");
    private static final ActivityTask TASK = new ActivityTask("token", Payload.EMPTY_OBJECT);

    private final ActivityBroker broker =
            new ActivityBroker((arn, _, _) -> read(arn), (_, _, _) -> {}, Bounds.of(10));
    private boolean hasFailed;

    /** While the store is asked a task is scheduled, which takes the poller that waits. */
    private List<WaitingTask> read(String arn) {
        if (!hasFailed) {
            hasFailed = true;
            broker.handOut(arn, Objects.requireNonNull(broker.claim(arn)), TASK);
            throw new StoreException(Problem.BUSY, "Too many reads wait already.");
        }
        return List.of();
    }

    @Test
    void its_task_is_the_next_ones() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> broker.poll(ACTIVITY, null, Cancellation.none()));
        assertThat(broker.poll(ACTIVITY, null, Cancellation.none())).isEqualTo(TASK);
    }
}
