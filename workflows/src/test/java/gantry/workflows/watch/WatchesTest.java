package gantry.workflows.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.operations.ThrottlingException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.StateMachineArn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;

@Timeout(60)
class WatchesTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final StateMachineArn MACHINE =
            new StateMachineArn("aws", "us-east-1", "123456789012", "m");
    private static final ExecutionArn ONE = MACHINE.execution("one");
    private static final ExecutionArn OTHER = MACHINE.execution("other");

    private final Watches watches = new Watches();

    private static boolean isWoken(Watch watch) throws InterruptedException {
        return watch.await(Duration.ZERO);
    }

    @Test
    void a_change_wakes_who_watches_the_execution_or_its_machine_and_nobody_else()
            throws InterruptedException {
        try (var one = watches.execution(ONE);
                var other = watches.execution(OTHER);
                var list = watches.executionsOf(MACHINE);
                var machines = watches.stateMachines()) {
            watches.executionChanged(ONE);
            assertThat(isWoken(one)).isTrue();
            assertThat(isWoken(list)).isTrue();
            assertThat(isWoken(other)).isFalse();
            assertThat(isWoken(machines)).isFalse();
            watches.stateMachinesChanged();
            assertThat(isWoken(machines)).isTrue();
            assertThat(isWoken(list)).isFalse();
        }
    }

    @Test
    void any_number_of_changes_wakes_once() throws InterruptedException {
        try (var watch = watches.execution(ONE)) {
            for (int i = 0; i < 1_000; i++) {
                watches.executionChanged(ONE);
            }
            assertThat(isWoken(watch)).isTrue();
            assertThat(isWoken(watch)).isFalse();
        }
    }

    @Test
    void several_may_watch_the_same() throws InterruptedException {
        Watch first = watches.execution(ONE);
        try (var second = watches.execution(ONE)) {
            first.close();
            watches.executionChanged(ONE);
            assertThat(isWoken(first)).isFalse();
            assertThat(isWoken(second)).isTrue();
            assertThat(watches.isAny()).isTrue();
        }
        assertThat(watches.isAny()).isFalse();
    }

    @Test
    void a_change_between_a_read_and_the_wait_ends_the_wait() throws InterruptedException {
        try (var watch = watches.execution(ONE)) {
            assertThat(isWoken(watch)).isFalse();
            watches.executionChanged(ONE);
            assertThat(watch.await(LONG)).isTrue();
        }
    }

    @Test
    void a_wait_ends_when_it_is_woken_from_another_thread() throws InterruptedException {
        try (var watch = watches.execution(ONE)) {
            Thread change = Thread.ofVirtual().start(() -> watches.executionChanged(ONE));
            assertThat(watch.await(LONG)).isTrue();
            change.join();
        }
    }

    @Test
    void there_are_only_so_many_watches_and_a_closed_one_makes_room() {
        var open = new ArrayList<Watch>();
        for (int i = 0; i < Watches.MAX_WATCHES; i++) {
            open.add(watches.execution(MACHINE.execution("e" + i)));
        }
        assertThatThrownBy(watches::stateMachines).isInstanceOf(ThrottlingException.class);
        open.getFirst().close();
        open.getFirst().close();
        watches.stateMachines().close();
        open.forEach(Watch::close);
        assertThat(watches.isAny()).isFalse();
    }
}
