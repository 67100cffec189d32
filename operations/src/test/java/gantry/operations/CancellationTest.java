package gantry.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final ArrayList<String> ran = new ArrayList<>();

    @Test
    void callbacks_run_once_in_the_order_of_registration() {
        cancellation.onCancel(() -> ran.add("first"));
        cancellation.onCancel(() -> ran.add("second"));
        cancellation.cancel();
        cancellation.cancel();
        assertThat(ran).containsExactly("first", "second");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void a_callback_that_comes_too_late_runs_at_once() {
        cancellation.cancel();
        cancellation.onCancel(() -> ran.add("late"));
        assertThat(ran).containsExactly("late");
    }

    @Test
    void a_closed_registration_is_forgotten() {
        try (var _ = cancellation.onCancel(() -> ran.add("closed"))) {
            assertThat(cancellation.isCancelled()).isFalse();
        }
        cancellation.cancel();
        assertThat(ran).isEmpty();
    }

    @Test
    void a_failing_callback_does_not_keep_the_others_from_running() {
        cancellation.onCancel(
                () -> {
                    throw new IllegalStateException("broken");
                });
        cancellation.onCancel(() -> ran.add("second"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(cancellation::cancel))
                .hasMessage("broken");
        assertThat(ran).containsExactly("second");
    }
}
