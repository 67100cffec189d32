package gantry.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.workflows.tracing.SpanReceiver.Delivery;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class OutboxTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void what_waits_when_it_stops_is_sent() throws InterruptedException {
        var outbox = outbox(Delivery.TAKEN);
        outbox.offer("a", 1);
        outbox.offer("b", 1);
        outbox.stop();

        assertThat(outbox.join(Duration.ofSeconds(30))).isTrue();
        assertThat(sent).containsExactly("a", "b");
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void one_that_is_empty_stops_too() throws InterruptedException {
        var outbox = outbox(Delivery.TAKEN);
        outbox.stop();

        assertThat(outbox.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void what_is_not_taken_then_is_counted() throws InterruptedException {
        var outbox = outbox(Delivery.LATER);
        outbox.offer("a", 1);
        outbox.stop();

        assertThat(outbox.join(Duration.ofSeconds(30))).isTrue();
        assertThat(outbox.dropped()).isEqualTo(1);
    }

    private Outbox<String> outbox(Delivery answer) {
        return new Outbox<>(
                "words",
                10,
                100,
                batch -> {
                    sent.addAll(batch);
                    return answer;
                });
    }
}
