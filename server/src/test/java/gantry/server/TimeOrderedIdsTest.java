package gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class TimeOrderedIdsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void an_id_is_a_UUID_of_version_7_with_its_time() {
        var id = ids(InstantSource.fixed(NOON)).get();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void ids_grow_even_within_a_millisecond_and_when_the_clock_goes_back() {
        var times = List.of(NOON, NOON.minusSeconds(3_600), NOON, NOON.plusMillis(1)).iterator();
        var ids = ids(() -> times.hasNext() ? times.next() : NOON);
        var made = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.get().toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    private static TimeOrderedIds ids(InstantSource clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
