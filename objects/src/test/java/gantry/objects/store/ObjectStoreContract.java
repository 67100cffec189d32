package gantry.objects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.operations.AwsException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** What every store of objects does, whatever it keeps them in. */
public interface ObjectStoreContract {
    /** A store of this test's own, with an empty bucket {@code data}. */
    ObjectStore store();

    @Test
    default void what_was_put_is_got_back_with_its_MD5_as_ETag() throws IOException {
        StoredObject put = put("a/b.txt", "hello");

        assertThat(put.etag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(get("a/b.txt", null)).isEqualTo("hello");
        assertThat(store().head("data", "a/b.txt"))
                .extracting(StoredObject::key, StoredObject::etag, StoredObject::size)
                .containsExactly("a/b.txt", put.etag(), 5L);
    }

    @Test
    default void a_second_put_takes_the_place_of_the_first() throws IOException {
        put("k", "first");
        put("k", "second, and longer");
        put("k", "3rd");

        assertThat(get("k", null)).isEqualTo("3rd");
        assertThat(store().head("data", "k").size()).isEqualTo(3);
    }

    @Test
    default void an_empty_object_is_an_object() throws IOException {
        assertThat(put("empty", "").etag()).isEqualTo("\"d41d8cd98f00b204e9800998ecf8427e\"");
        assertThat(get("empty", null)).isEmpty();
    }

    @Test
    default void a_range_gives_its_bytes_and_the_size_of_the_whole() throws IOException {
        put("k", "0123456789");

        try (InputStream body = content("k", ByteRange.from(4), null).body()) {
            assertThat(body.readAllBytes()).asString().isEqualTo("456789");
        }
        ObjectContent part = content("k", new ByteRange(2, 3), null);
        part.body().close();
        assertThat(part.part()).isEqualTo(new ByteRange.Part(2, 2, 10));
        assertThat(part.object().size()).isEqualTo(10);
        assertRefused(
                () -> content("k", ByteRange.from(10), null),
                "InvalidRange",
                "The requested range is not satisfiable");
    }

    @Test
    default void a_body_may_be_closed_before_its_end() throws IOException {
        put("k", "x".repeat(1_000_000));

        try (InputStream body = content("k", null, null).body()) {
            assertThat(body.readNBytes(3)).asString().isEqualTo("xxx");
        }
        assertThat(get("k", null)).hasSize(1_000_000);
    }

    @Test
    default void an_object_that_is_not_the_expected_one_is_refused() throws IOException {
        String etag = put("k", "old").etag();
        put("k", "new");

        assertRefused(
                () -> content("k", null, etag),
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
        assertThat(get("k", store().head("data", "k").etag())).isEqualTo("new");
    }

    @Test
    default void what_is_not_there_is_refused_in_S3s_words() {
        assertRefused(
                () -> content("absent", null, null),
                "NoSuchKey",
                "The specified key does not exist.");
        assertRefused(
                () -> store().head("data", "absent"),
                "NoSuchKey",
                "The specified key does not exist.");
        assertRefused(
                () -> store().get(new GetRequest("nowhere", "k", null, null)),
                "NoSuchBucket",
                "The specified bucket does not exist");
        assertRefused(
                () -> store().list(new ListRequest("nowhere", "", "", null, null, 10)),
                "NoSuchBucket",
                "The specified bucket does not exist");
        assertRefused(
                () -> store().put("nowhere", "k", new ByteArrayInputStream(new byte[0])),
                "NoSuchBucket",
                "The specified bucket does not exist");
        assertRefused(
                () -> store().headBucket("nowhere"),
                "NoSuchBucket",
                "The specified bucket does not exist");
        assertRefused(
                () -> store().createBucket("data"),
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own"
                        + " it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "a/../../x", "..", ".", "a/./b", "/etc/passwd", "a//b", "a/", "/"})
    default void a_key_that_could_leave_the_folder_names_no_object(String key) {
        assertRefused(
                () -> content(key, null, null), "NoSuchKey", "The specified key does not exist.");
        assertThatThrownBy(() -> put(key, "x"))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("InvalidArgument"));
    }

    @Test
    default void a_body_that_breaks_off_leaves_the_object_as_it_was() throws IOException {
        put("k", "whole");
        var broken =
                new SequenceInputStream(
                        new ByteArrayInputStream(new byte[100_000]), new BrokenStream());

        assertThatThrownBy(() -> store().put("data", "k", broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(get("k", null)).isEqualTo("whole");
        assertThat(keys("", "", 10)).containsExactly("k");
    }

    @Test
    default void what_was_deleted_is_gone_and_may_be_deleted_again() throws IOException {
        put("k", "x");

        store().delete("data", "k");
        store().delete("data", "k");

        assertThat(keys("", "", 10)).isEmpty();
    }

    @Test
    default void keys_come_in_the_order_of_their_bytes_not_of_folders() throws IOException {
        List<String> ordered =
                List.of(
                        "a",
                        "b-c",
                        "b.d",
                        "b/a",
                        "b/a-",
                        "b/z/y",
                        "b0",
                        "ä",
                        "\ue000",
                        "\ud83d\ude00");
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        for (String key : shuffled) {
            put(key, key);
        }

        assertThat(keys("", "", 1_000)).isEqualTo(ordered);
        assertThat(keys("", "", 1)).isEqualTo(ordered);
        assertThat(keys("b", "", 3)).containsExactly("b-c", "b.d", "b/a", "b/a-", "b/z/y", "b0");
        assertThat(keys("b/a", "", 3)).containsExactly("b/a", "b/a-");
    }

    @Test
    default void a_delimiter_folds_keys_into_common_prefixes() throws IOException {
        for (String key : List.of("a", "b/1", "b/2/3", "b0", "c/x/y", "c/z")) {
            put(key, "x");
        }

        assertThat(keys("", "/", 1_000)).containsExactly("a", "b/", "b0", "c/");
        assertThat(keys("", "/", 1)).containsExactly("a", "b/", "b0", "c/");
        assertThat(keys("c/", "/", 1)).containsExactly("c/x/", "c/z");
        assertThat(keys("", "0", 10)).containsExactly("a", "b/1", "b/2/3", "b0", "c/x/y", "c/z");
    }

    @Test
    default void a_listing_begins_behind_a_key() throws IOException {
        for (String key : List.of("a", "b/1", "b/2", "c")) {
            put(key, "x");
        }

        var page = store().list(new ListRequest("data", "", "", "b/1", null, 10));

        assertThat(page.objects()).extracting(StoredObject::key).containsExactly("b/2", "c");
    }

    @Test
    default void pages_of_any_size_give_the_same_keys_for_any_prefix() throws IOException {
        var random = new Random(7);
        var all = new TreeSet<>(KeyOrder.INSTANCE);
        for (int i = 0; i < 60; i++) {
            // Folders end in a digit and files in a letter, so that none is in another's way.
            String key =
                    "d" + random.nextInt(3) + "/" + "e-./ä".charAt(random.nextInt(5)) + i + "f";
            if (!key.contains("//") && !key.contains("/./")) {
                put(key, "x");
                all.add(key);
            }
        }

        for (String prefix : List.of("", "d", "d1", "d1/", "d2/ä", "z")) {
            for (int size : List.of(1, 2, 7, 1_000)) {
                assertThat(keys(prefix, "", size))
                        .as("prefix %s, pages of %d", prefix, size)
                        .containsExactlyElementsOf(
                                all.stream().filter(key -> key.startsWith(prefix)).toList());
            }
        }
    }

    private StoredObject put(String key, String text) {
        return store().put(
                        "data",
                        key,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ObjectContent content(String key, @Nullable ByteRange range, @Nullable String match) {
        return store().get(new GetRequest("data", key, range, match));
    }

    private String get(String key, @Nullable String match) throws IOException {
        try (InputStream body = content(key, null, match).body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of all pages, common prefixes among the keys. */
    private List<String> keys(String prefix, String delimiter, int pageSize) {
        var keys = new ArrayList<String>();
        String token = null;
        do {
            var page =
                    store().list(new ListRequest("data", prefix, delimiter, null, token, pageSize));
            var names = new TreeSet<>(KeyOrder.INSTANCE);
            page.objects().forEach(object -> names.add(object.key()));
            names.addAll(page.prefixes());
            assertThat(names).hasSizeLessThanOrEqualTo(pageSize);
            keys.addAll(names);
            token = page.nextToken();
        } while (token != null);
        return keys;
    }

    private static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e).hasMessage(message);
                        });
    }
}
