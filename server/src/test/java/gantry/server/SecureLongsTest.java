package gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SecureLongsTest {
    private static final int THREADS = 8;
    private static final int EACH = 5_000;

    @Test
    void each_value_is_given_once_whoever_asks() throws Exception {
        var longs = new SecureLongs(new SecureRandom());
        Set<Long> given = ConcurrentHashMap.newKeySet();
        var together = new CyclicBarrier(THREADS);
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                all.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    for (int j = 0; j < EACH; j++) {
                                        given.add(longs.nextLong());
                                    }
                                    return null;
                                }));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(given).hasSize(THREADS * EACH);
    }
}
