package gantry.workflows.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.operations.ByteRoom;
import gantry.workflows.errors.ActivityWorkerLimitExceeded;

import org.junit.jupiter.api.Test;

import java.util.List;

class ActivityQueueTest {
    @Test
    void a_poller_beyond_the_quota_is_refused_until_another_leaves() {
        var queue = new ActivityQueue(2, new ByteRoom(1_000));
        var first = new Poller("first");
        queue.enter(first);
        queue.enter(new Poller("second"));

        assertThatThrownBy(() -> queue.enter(new Poller("third")))
                .isInstanceOf(ActivityWorkerLimitExceeded.class);

        queue.exit(first);
        assertThat(queue.enter(new Poller("third"))).isNull();
    }

    @Test
    void what_came_up_while_the_store_was_read_is_read_next() {
        var queue = new ActivityQueue(2, new ByteRoom(1_000));
        assertThat(queue.beginFilling()).isNotNull();
        queue.rereadLater();
        queue.endFilling(List.of(), true);
        assertThat(queue.beginFilling()).isNotNull();
        queue.endFilling(List.of(), true);
        assertThat(queue.beginFilling()).isNull();
    }
}
