package gantry.logs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.logs.read.PageReader;
import gantry.logs.read.Question;
import gantry.logs.store.LogStore.NewEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class LogStoreTest {
    private static final long NOW_MS = 1_800_000_000_000L;
    private static final long DAY_MS = 86_400_000L;

    /** Segments of a few lines. */
    private static final LogLimits SMALL =
            new LogLimits(1_000, DAY_MS, 200, 10_000, 1L << 20, 2, 0);

    @TempDir private Path folder;
    private final List<LogStore> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LogStore::close);
    }

    private LogStore open(LogLimits limits) {
        var store =
                LogStore.open(
                        folder,
                        limits,
                        InstantSource.fixed(Instant.ofEpochMilli(NOW_MS)),
                        System::nanoTime);
        opened.add(store);
        return store;
    }

    /** As after {@code kill -9}: what was written is there, nobody has tidied up. */
    private LogStore reopen() {
        opened.removeLast().close();
        return open(SMALL);
    }

    private static List<String> messages(LogStore store, String stream) {
        var question =
                new Question(
                        store.expiredBeforeMs("g"), Long.MAX_VALUE, null, true, 10_000, _ -> true);
        var snapshot = Objects.requireNonNull(store.findSnapshot("g", stream));
        return PageReader.read(List.of(snapshot), question, Long.MAX_VALUE).events().stream()
                .map(StoredEvent::message)
                .toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
    }

    private static void appendNumbers(LogStream stream, int count) {
        for (int i = 0; i < count; i++) {
            stream.append(NOW_MS + i, "message " + i);
        }
    }

    private List<Path> segments() throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @Test
    void what_was_appended_is_read_back_also_after_a_restart() {
        var store = open(SMALL);
        appendNumbers(store.stream("g", "s"), 100);
        assertThat(messages(store, "s")).isEqualTo(numbers(100));
        assertThat(messages(reopen(), "s")).isEqualTo(numbers(100));
    }

    @Test
    void a_stream_is_a_family_of_segments_with_a_JSON_object_a_line() throws IOException {
        var store = open(SMALL);
        store.stream("g", "s").append(NOW_MS, "a \"b\"\nc");
        messages(store, "s");
        assertThat(segments()).hasSize(1);
        assertThat(Files.readString(segments().getFirst()))
                .isEqualTo(
                        "{\"timestamp\":1800000000000,\"message\":\"a \\\"b\\\"\\n"
                                + "c\",\"ingestionTime\":1800000000000}\n");
        appendNumbers(store.stream("g", "s"), 100);
        messages(store, "s");
        assertThat(segments().size()).isBetween(5, 20);
    }

    @Test
    void a_line_that_was_torn_is_passed_over_and_the_stream_goes_on() throws IOException {
        appendNumbers(open(SMALL).stream("g", "s"), 3);
        opened.removeLast().close();
        Files.writeString(
                segments().getLast(), "{\"timestamp\":18000000000", StandardOpenOption.APPEND);
        var store = open(SMALL);
        assertThat(messages(store, "s")).isEqualTo(numbers(3));
        store.stream("g", "s").append(NOW_MS + 3, "message 3");
        assertThat(messages(store, "s")).isEqualTo(numbers(4));
        assertThat(messages(reopen(), "s")).isEqualTo(numbers(4));
    }

    @Test
    void a_damaged_line_is_passed_over() throws IOException {
        appendNumbers(open(SMALL).stream("g", "s"), 2);
        opened.removeLast().close();
        Files.writeString(segments().getLast(), "no JSON\n", StandardOpenOption.APPEND);
        var store = open(SMALL);
        store.stream("g", "s").append(NOW_MS + 2, "message 2");
        assertThat(messages(store, "s")).isEqualTo(numbers(3));
    }

    @Test
    void an_index_that_is_lost_is_made_again() throws IOException {
        appendNumbers(open(SMALL).stream("g", "s"), 100);
        opened.removeLast().close();
        for (Path segment : segments()) {
            Path index = Path.of(segment.toString().replace(".jsonl", ".index"));
            if (Files.exists(index)) {
                Files.writeString(index, "0 12");
            }
        }
        assertThat(messages(open(SMALL), "s")).isEqualTo(numbers(100));
    }

    @Test
    void events_are_read_in_the_order_of_their_time_whatever_order_they_came_in() {
        var store = open(SMALL);
        store.createGroup("g", null);
        store.createStream("g", "s");
        store.put("g", "s", List.of(new NewEvent(NOW_MS + 2, "c"), new NewEvent(NOW_MS + 3, "d")));
        store.put("g", "s", List.of(new NewEvent(NOW_MS, "a"), new NewEvent(NOW_MS + 1, "b")));
        assertThat(messages(store, "s")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void many_threads_append_to_one_stream_and_nothing_is_lost() throws Exception {
        var store = open(LogLimits.DEFAULT);
        var stream = store.stream("g", "s");
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                int no = thread;
                threads.execute(
                        () -> {
                            awaitQuietly(go);
                            for (int i = 0; i < 1_000; i++) {
                                stream.append(NOW_MS, no + "-" + i);
                            }
                        });
            }
            go.countDown();
        }
        assertThat(messages(store, "s")).hasSize(8_000).doesNotHaveDuplicates();
        assertThat(store.droppedEvents()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_exceeds_the_pending_bytes_is_dropped_and_counted_and_nobody_waits() {
        var store = open(new LogLimits(1_000, DAY_MS, 200, 10_000, 10_000, 2, 0));
        var stream = store.stream("g", "s");
        stream.append(NOW_MS, 1_000_000, () -> "too heavy");
        stream.append(NOW_MS, "light");
        assertThat(messages(store, "s")).containsExactly("light");
        assertThat(store.droppedEvents()).isEqualTo(1);
    }

    @Test
    void on_a_full_disk_appended_events_are_dropped_and_put_events_are_refused() {
        var store = open(new LogLimits(1_000, DAY_MS, 200, 10_000, 1L << 20, 2, Long.MAX_VALUE));
        store.createGroup("g", null);
        store.createStream("g", "s");
        appendNumbers(store.stream("g", "s"), 10);
        assertThat(messages(store, "s")).isEmpty();
        assertThat(store.droppedEvents()).isEqualTo(10);
        assertThatThrownBy(() -> store.put("g", "s", List.of(new NewEvent(NOW_MS, "m"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_folder_that_cannot_be_written_costs_its_lines_only() throws IOException {
        var store = open(SMALL);
        Files.writeString(folder.resolve("broken"), "a file where the group's folder would be");
        store.stream("broken", "s").append(NOW_MS, "lost");
        appendNumbers(store.stream("g", "s"), 1);
        assertThat(messages(store, "s")).isEqualTo(numbers(1));
        assertThat(store.droppedEvents()).isEqualTo(1);
    }

    @Test
    void segments_whose_events_are_all_expired_are_deleted() throws IOException {
        var store = open(SMALL);
        store.createGroup("g", null);
        store.createStream("g", "s");
        for (int i = 0; i < 20; i++) {
            store.put("g", "s", List.of(new NewEvent(NOW_MS - 5 * DAY_MS + i, "x".repeat(100))));
        }
        store.put("g", "s", List.of(new NewEvent(NOW_MS, "young")));
        int before = segments().size();
        assertThat(store.setRetention("g", 3)).isTrue();
        assertThat(messages(store, "s")).containsExactly("young");
        assertThat(segments()).hasSizeLessThan(before);
        assertThat(messages(reopen(), "s")).containsExactly("young");
    }

    @Test
    void a_group_that_is_too_large_loses_its_oldest_segments() throws IOException {
        var store = open(SMALL);
        appendNumbers(store.stream("g", "old"), 50);
        messages(store, "old");
        appendNumbers(store.stream("g", "s"), 300);
        List<String> kept = messages(store, "s");
        assertThat(kept).endsWith("message 299").hasSizeLessThan(300);
        assertThat(messages(store, "old")).hasSizeLessThan(50);
        long bytes = 0;
        for (Path segment : segments()) {
            bytes += Files.size(segment);
        }
        assertThat(bytes).isLessThan(40_000);
    }

    @Test
    void groups_and_streams_are_made_listed_and_deleted() {
        var store = open(SMALL);
        assertThat(store.createGroup("g", null)).isTrue();
        assertThat(store.createGroup("g", null)).isFalse();
        assertThat(store.createStream("g", "b/[$LATEST]x")).isTrue();
        assertThat(store.createStream("g", "b/[$LATEST]x")).isFalse();
        assertThat(store.createStream("g", "B/[$latest]X")).isTrue();
        appendNumbers(store.stream("g", "a"), 1);
        assertThat(store.listStreams("g")).containsExactly("B/[$latest]X", "a", "b/[$LATEST]x");
        var again = reopen();
        assertThat(again.listStreams("g")).containsExactly("B/[$latest]X", "a", "b/[$LATEST]x");
        assertThat(again.deleteStream("g", "a")).isTrue();
        assertThat(again.deleteStream("g", "a")).isFalse();
        assertThat(again.listStreams("g")).containsExactly("B/[$latest]X", "b/[$LATEST]x");
        assertThat(again.deleteGroup("g")).isTrue();
        assertThat(again.exists("g")).isFalse();
        assertThat(reopen().exists("g")).isFalse();
    }

    @Test
    void a_stream_that_was_deleted_begins_anew() {
        var store = open(SMALL);
        appendNumbers(store.stream("g", "s"), 5);
        messages(store, "s");
        store.deleteStream("g", "s");
        assertThat(store.findSnapshot("g", "s")).isNull();
        appendNumbers(store.stream("g", "s"), 2);
        assertThat(messages(store, "s")).isEqualTo(numbers(2));
    }

    @Test
    void a_stream_can_be_found_only_in_a_group_that_there_is() {
        var store = open(SMALL);
        assertThat(store.findStream("g", "s")).isNull();
        store.createGroup("g", null);
        assertThat(store.findStream("g", "s")).isNotNull();
    }

    @Test
    void names_that_differ_only_in_capitals_or_in_odd_characters_have_folders_of_their_own() {
        assertThat(List.of("a/b", "a~b", "A/b", "a b", "a+b", "..", ".", "a".repeat(512)))
                .extracting(FileName::of)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 117 && !name.startsWith("."))
                .map(String::toLowerCase)
                .doesNotHaveDuplicates();
    }
}
