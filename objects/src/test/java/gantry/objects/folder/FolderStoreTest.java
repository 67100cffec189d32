package gantry.objects.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import gantry.objects.store.GetRequest;
import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.ObjectStoreContract;
import gantry.objects.store.StoredObject;
import gantry.operations.AwsException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

class FolderStoreTest implements ObjectStoreContract {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir Path folder = Path.of("");

    private @Nullable FolderStore opened;

    @BeforeEach
    void begin() {
        open();
        store().createBucket("data");
    }

    private void open() {
        opened =
                FolderStore.open(
                        folder.resolve("objects"), InstantSource.fixed(NOON), UUID::randomUUID);
    }

    @Override
    public ObjectStore store() {
        return Objects.requireNonNull(opened);
    }

    @Test
    void a_file_put_there_by_hand_is_an_object() throws IOException {
        write("objects/photos/2026/cat.txt", "meow");

        assertThat(store().head("photos", "2026/cat.txt").etag())
                .isEqualTo("\"4a4be40c96ac6314e91d93f38043a634\"");
        assertThat(list("photos")).containsExactly("2026/cat.txt");
    }

    @Test
    void a_file_changed_by_hand_has_another_ETag_also_in_the_same_size() throws IOException {
        Path file = write("objects/photos/k", "one");
        Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(60)));
        String before = store().head("photos", "k").etag();

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(50)));

        assertThat(store().head("photos", "k").etag()).isNotEqualTo(before);
    }

    @Test
    void a_file_changed_within_one_tick_of_the_clock_has_another_ETag() throws IOException {
        Path file = write("objects/photos/k", "one");
        Files.setLastModifiedTime(file, FileTime.from(NOON));
        String before = store().head("photos", "k").etag();

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.from(NOON));

        assertThat(store().head("photos", "k").etag()).isNotEqualTo(before);
    }

    @Test
    void a_known_ETag_is_not_computed_again() throws IOException {
        Path file = write("objects/photos/k", "one");
        FileTime time = FileTime.from(NOON.minusSeconds(60));
        Files.setLastModifiedTime(file, time);
        String before = store().head("photos", "k").etag();

        Files.writeString(file, "two"); // behind the store's back, the time set back too
        Files.setLastModifiedTime(file, time);

        assertThat(store().head("photos", "k").etag()).isEqualTo(before);
    }

    @Test
    void links_are_no_objects_wherever_they_lead() throws IOException {
        Path secret = write("secret/passwords", "x");
        Path bucket = Files.createDirectories(folder.resolve("objects/photos"));
        Files.createSymbolicLink(bucket.resolve("file"), secret);
        Files.createSymbolicLink(bucket.resolve("dir"), Objects.requireNonNull(secret.getParent()));
        Files.createSymbolicLink(
                folder.resolve("objects/linked"), Objects.requireNonNull(secret.getParent()));

        assertThat(list("photos")).isEmpty();
        assertMissing("photos", "file");
        assertMissing("photos", "dir/passwords");
        assertThatThrownBy(() -> store().headBucket("linked"))
                .hasMessage("The specified bucket does not exist");
        assertThatThrownBy(() -> put("photos", "dir/new")).isInstanceOf(AwsException.class);
        assertThatThrownBy(() -> put("photos", "file")).isInstanceOf(AwsException.class);
        assertThat(secret).hasContent("x");
        assertThat(Objects.requireNonNull(secret.getParent()))
                .isDirectoryNotContaining("glob:**/new");
    }

    @Test
    void what_is_being_written_is_in_no_bucket() {
        assertThatThrownBy(() -> store().headBucket(".gantry"))
                .hasMessage("The specified bucket does not exist");
        assertThatThrownBy(() -> store().createBucket(".."))
                .hasMessage("The specified bucket is not valid.");
        assertThatThrownBy(() -> store().createBucket("a/b"))
                .hasMessage("The specified bucket is not valid.");
    }

    @Test
    void what_a_dead_server_left_half_written_is_deleted() throws IOException {
        Path left = write("objects/.gantry/half", "x");

        open();

        assertThat(left).doesNotExist();
    }

    @Test
    void a_file_and_a_folder_cannot_have_one_name() {
        put("data", "a/b");

        assertThatThrownBy(() -> put("data", "a"))
                .hasMessageStartingWith("The key \"a\" cannot be a file: \"a\" is already there");
        assertThatThrownBy(() -> put("data", "a/b/c"))
                .hasMessageStartingWith("The key \"a/b/c\" cannot be a file: \"b\" is already");
    }

    @Test
    void a_key_longer_than_S3_allows_is_refused() {
        assertThatThrownBy(() -> put("data", "ä".repeat(513))).hasMessage("Your key is too long");
    }

    @Test
    void an_object_replaced_while_it_is_read_is_read_to_its_old_end() throws IOException {
        store().put("data", "k", new ByteArrayInputStream("old".getBytes(UTF_8)));

        try (var body = store().get(new GetRequest("data", "k", null, null)).body()) {
            assertThat(body.read()).isEqualTo('o');
            store().put("data", "k", new ByteArrayInputStream("newer".getBytes(UTF_8)));

            assertThat(body.readAllBytes()).asString().isEqualTo("ld");
        }
    }

    @Test
    void an_object_gone_since_its_folder_was_read_is_left_out_of_the_page() throws IOException {
        put("data", "a");
        put("data", "b");
        put("data", "c");
        var first = store().list(new ListRequest("data", "", "", null, null, 1));
        store().delete("data", "b");

        var second = store().list(new ListRequest("data", "", "", null, first.nextToken(), 1_000));

        assertThat(second.objects()).extracting(StoredObject::key).containsExactly("c");
    }

    private void put(String bucket, String key) {
        store().put(bucket, key, new ByteArrayInputStream("x".getBytes(UTF_8)));
    }

    private List<String> list(String bucket) {
        return store().list(new ListRequest(bucket, "", "", null, null, 1_000)).objects().stream()
                .map(StoredObject::key)
                .toList();
    }

    private void assertMissing(String bucket, String key) {
        assertThatThrownBy(() -> store().get(new GetRequest(bucket, key, null, null)))
                .hasMessage("The specified key does not exist.");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }
}
