package gantry.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.operations.Cancellation;
import gantry.operations.ThrottlingException;
import gantry.workflows.watch.Watch;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

@Timeout(60)
class WatchingTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final Watches watches = new Watches();
    private final Cancellation cancellation = new Cancellation();
    private final Counting view = new Counting();
    private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();

    /** Shows how often it has looked, until it has looked often enough. */
    private static final class Counting implements View {
        private int looks;
        private int enough = Integer.MAX_VALUE;

        @Override
        public Watch watch(Watches all) {
            return all.stateMachines();
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public Map<String, @Nullable Object> look() {
            looks++;
            if (looks > enough) {
                throw new ThrottlingException();
            }
            return Map.of("looks", looks);
        }

        @Override
        public boolean show(Map<String, @Nullable Object> seen, EventStream out)
                throws InterruptedException {
            out.event("count", seen);
            return true;
        }
    }

    private Thread watch(Duration keepAlive) {
        var means = new WatchRoute.Means(System::nanoTime, keepAlive, new Semaphore(1));
        var watching =
                new Watching(means, view, view.watch(watches), Map.of("looks", 0), cancellation);
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try (watching) {
                                watching.writeTo(
                                        bytes ->
                                                sent.add(
                                                        new String(bytes, StandardCharsets.UTF_8)));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    @Test
    void it_shows_what_was_seen_first_and_looks_again_when_it_is_woken() throws Exception {
        Thread stream = watch(LONG);
        assertThat(sent.take()).isEqualTo("event: count\ndata: {\"looks\":0}\n\n");
        watches.stateMachinesChanged();
        assertThat(sent.take()).isEqualTo("event: count\ndata: {\"looks\":1}\n\n");
        cancellation.cancel();
        stream.join();
        assertThat(sent).isEmpty();
        assertThat(watches.isAny()).isFalse();
    }

    @Test
    void a_silent_stream_is_kept_alive() throws Exception {
        Thread stream = watch(SHORT);
        sent.take();
        assertThat(sent.take()).isEqualTo(":\n\n");
        cancellation.cancel();
        stream.join();
    }

    @Test
    void a_refusal_of_the_operation_ends_the_stream() throws Exception {
        view.enough = 1;
        Thread stream = watch(LONG);
        sent.take();
        watches.stateMachinesChanged();
        sent.take();
        watches.stateMachinesChanged();
        stream.join();
        assertThat(watches.isAny()).isFalse();
    }
}
