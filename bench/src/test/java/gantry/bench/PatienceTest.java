package gantry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class PatienceTest {
    private long nowNanos = Long.MAX_VALUE - 1;

    @Test
    void it_is_over_after_as_long_as_it_says() {
        var patience = new Patience(() -> nowNanos);
        nowNanos += TimeUnit.SECONDS.toNanos(60);
        assertThat(patience.isOver()).isFalse();
        nowNanos++;
        assertThat(patience.isOver()).isTrue();
        assertThat(patience).hasToString("60 s");
    }
}
