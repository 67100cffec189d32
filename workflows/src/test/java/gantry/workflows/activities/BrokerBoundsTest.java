package gantry.workflows.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.json.Payload;
import gantry.operations.Cancellation;
import gantry.workflows.activities.ActivityBroker.Bounds;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.engine.ActivityTask;
import gantry.workflows.errors.ActivityWorkerLimitExceeded;
import gantry.workflows.store.WaitingTask;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

class BrokerBoundsTest {
    private static final Bounds BOUNDS = new Bounds(10, 2, 2 * (ActivityQueue.TASK_BYTES + 40), 3);

    private final ActivityBroker broker =
            new ActivityBroker((_, _, _) -> List.of(), (_, _, _) -> {}, BOUNDS);

    private static ActivityArn activity(String name) {
        return new ActivityArn("aws", "us-east-1", "123456789012", name);
    }

    private static ActivityTask task(int bytes) {
        return new ActivityTask("token", Payload.ofText("\"" + "x".repeat(bytes - 2) + "\""));
    }

    @Test
    void polls_of_all_activities_are_bounded_together_and_again_welcome_once_one_has_gone()
            throws Exception {
        var cancellation = new Cancellation();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = workers.submit(() -> broker.poll(activity("a"), null, cancellation));
            var two = workers.submit(() -> broker.poll(activity("b"), null, cancellation));
            while (broker.polls() < 2) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThatExceptionOfType(ActivityWorkerLimitExceeded.class)
                    .isThrownBy(() -> broker.poll(activity("c"), null, Cancellation.none()));

            cancellation.cancel();
            assertThat(one.get()).isNull();
            assertThat(two.get()).isNull();
        }
        var gone = new Cancellation();
        gone.cancel();
        assertThat(broker.poll(activity("c"), null, gone)).isNull();
        assertThat(broker.polls()).isZero();
    }

    @Test
    void tasks_that_come_back_are_kept_up_to_their_bytes() {
        String arn = activity("a").toString();
        var gone = List.of(new Poller("1"), new Poller("2"), new Poller("3"));
        gone.forEach(poller -> broker.enter(arn, poller));
        gone.forEach(poller -> broker.exit(arn, poller));
        gone.forEach(poller -> broker.handOut(arn, poller, task(40)));

        assertThat(broker.enter(arn, new Poller(null))).isNotNull();
        assertThat(broker.enter(arn, new Poller(null))).isNotNull();
        assertThat(broker.enter(arn, new Poller(null))).isNull();
    }

    @Test
    void pollers_that_wait_look_into_the_store_again_after_a_commit_that_failed() throws Exception {
        var stored = new ConcurrentLinkedQueue<WaitingTask>();
        var reads = new AtomicInteger();
        var brokers = new ActivityBroker[1];
        brokers[0] =
                new ActivityBroker(
                        (_, _, _) -> {
                            List<WaitingTask> read = List.copyOf(stored);
                            reads.incrementAndGet();
                            return read;
                        },
                        (arn, _, poller) -> brokers[0].handOut(arn, poller, task(40)),
                        BOUNDS);
        var cancellation = new Cancellation();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var polled = workers.submit(() -> brokers[0].poll(activity("a"), null, cancellation));
            while (reads.get() == 0) {
                LockSupport.parkNanos(1_000_000);
            }
            stored.add(new WaitingTask(0, 1, 0));
            brokers[0].reread();
            try {
                assertThat(polled.get(30, TimeUnit.SECONDS)).isNotNull();
            } finally {
                cancellation.cancel();
            }
        }
    }

    @Test
    void activities_that_nobody_polls_are_forgotten_and_their_tasks_are_found_again() {
        for (int i = 0; i < 100; i++) {
            String arn = activity("a" + i).toString();
            var poller = new Poller(null);
            broker.enter(arn, poller);
            broker.exit(arn, poller);
        }
        assertThat(broker.activities()).isLessThanOrEqualTo(3);

        String arn = activity("a1").toString();
        broker.offer(arn, new WaitingTask(0, 1, 0));
        assertThat(broker.activities()).isLessThanOrEqualTo(4);
    }

    @Test
    void tasks_of_activities_that_nobody_polled_are_left_in_the_store() {
        for (int i = 0; i < 100; i++) {
            broker.offer(activity("a" + i).toString(), new WaitingTask(0, i, 0));
        }
        assertThat(broker.activities()).isZero();
    }
}
