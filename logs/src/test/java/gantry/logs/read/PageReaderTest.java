package gantry.logs.read;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.logs.store.LogLimits;
import gantry.logs.store.LogStore;
import gantry.logs.store.LogStore.NewEvent;
import gantry.logs.store.StoredEvent;
import gantry.logs.store.StreamSnapshot;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Pages against sorting everything. */
class PageReaderTest {
    private static final LogLimits SMALL =
            new LogLimits(2_000, 86_400_000L, 300, 1L << 30, 1L << 20, 4, 0);
    private static final List<String> STREAMS = List.of("a", "b", "c");

    @TempDir private Path folder;

    /** Each message tells its time. */
    private List<StreamSnapshot> generate(LogStore store, Random random) {
        store.createGroup("g", null);
        for (String stream : STREAMS) {
            store.createStream("g", stream);
            int batches = 1 + random.nextInt(60);
            for (int i = 0; i < batches; i++) {
                long fromMs = 1_000L + (random.nextBoolean() ? i * 10L : random.nextInt(600));
                var batch = new ArrayList<NewEvent>();
                for (int k = random.nextInt(8); k >= 0; k--) {
                    long timeMs = fromMs + random.nextInt(3);
                    batch.add(
                            new NewEvent(timeMs, timeMs + " " + stream + " " + random.nextInt(3)));
                }
                store.put("g", stream, batch);
            }
        }
        return STREAMS.stream()
                .map(stream -> Objects.requireNonNull(store.findSnapshot("g", stream)))
                .toList();
    }

    private static List<StoredEvent> all(List<StreamSnapshot> streams, Question question) {
        var pages = new ArrayList<StoredEvent>();
        Question next = question;
        for (int turns = 0; turns < 10_000; turns++) {
            Page page = PageReader.read(streams, next, 1_000);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(question.limit());
            pages.addAll(page.events());
            if (page.next() == null) {
                return pages;
            }
            next =
                    new Question(
                            question.fromMs(),
                            question.toMs(),
                            page.next(),
                            question.isForward(),
                            question.limit(),
                            question.matches());
        }
        throw new AssertionError("The pages do not end");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void pages_in_both_directions_are_the_events_in_the_order_of_their_time(long seed) {
        var random = new Random(seed);
        try (var store =
                LogStore.open(
                        folder,
                        SMALL,
                        InstantSource.fixed(Instant.ofEpochMilli(5_000)),
                        System::nanoTime)) {
            List<StreamSnapshot> streams = generate(store, random);
            var whole = new Question(0, Long.MAX_VALUE, null, true, 10_000, _ -> true);
            List<StoredEvent> everything =
                    new ArrayList<>(PageReader.read(streams, whole, Long.MAX_VALUE).events());
            assertThat(everything)
                    .isSortedAccordingTo((a, b) -> Place.of(a).compareTo(Place.of(b)))
                    .allMatch(e -> e.message().startsWith(e.timestampMs() + " " + e.stream()));
            long fromMs = 1_000L + random.nextInt(300);
            long toMs = fromMs + random.nextInt(400);
            for (boolean isForward : new boolean[] {true, false}) {
                var question =
                        new Question(
                                fromMs,
                                toMs,
                                null,
                                isForward,
                                1 + random.nextInt(20),
                                message -> message.endsWith("1"));
                List<StoredEvent> expected =
                        new ArrayList<>(
                                everything.stream()
                                        .filter(e -> e.timestampMs() >= fromMs)
                                        .filter(e -> e.timestampMs() < toMs)
                                        .filter(e -> e.message().endsWith("1"))
                                        .toList());
                if (!isForward) {
                    Collections.reverse(expected);
                }
                assertThat(all(streams, question)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }
}
