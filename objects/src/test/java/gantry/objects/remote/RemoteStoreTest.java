package gantry.objects.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.objects.folder.FolderStore;
import gantry.objects.store.ByteRange;
import gantry.objects.store.GetRequest;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.ObjectStoreContract;
import gantry.operations.AwsException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

class RemoteStoreTest implements ObjectStoreContract {
    @TempDir Path folder = Path.of("");

    private @Nullable S3TestServer server;
    private @Nullable RemoteStore store;

    @BeforeEach
    void open() throws IOException {
        server =
                new S3TestServer(
                        FolderStore.open(
                                folder.resolve("there"), InstantSource.system(), UUID::randomUUID));
        store = open(server.url());
        store.createBucket("data");
    }

    @AfterEach
    void close() {
        store().close();
        Objects.requireNonNull(server).close();
    }

    @Override
    public ObjectStore store() {
        return Objects.requireNonNull(store);
    }

    @Test
    void requests_are_signed_with_the_configured_key_and_region() {
        store().headBucket("data");

        assertThat(Objects.requireNonNull(server).authorizations)
                .last()
                .asString()
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-central-1/s3/aws4_request");
    }

    @Test
    void what_was_sent_leaves_no_file_behind() {
        store().put("data", "k", new ByteArrayInputStream(new byte[] {1}));

        assertThat(folder.resolve("here/.gantry")).isEmptyDirectory();
    }

    @Test
    void an_endpoint_that_ignores_ranges_is_told_and_its_object_is_not_taken_for_a_part() {
        store().put("data", "k", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        Objects.requireNonNull(server).ignoresRanges = true;

        var wanted = new GetRequest("data", "k", ByteRange.from(1), null);
        assertThatThrownBy(() -> store().get(wanted))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo("NotImplemented");
                            assertThat(e)
                                    .hasMessage(
                                            "The S3 endpoint did not answer with the bytes=1- that"
                                                    + " were asked for.");
                        });
    }

    @Test
    void an_endpoint_that_nobody_answers_at_is_told_and_may_be_tried_again() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var lost = open(URI.create("http://127.0.0.1:" + port))) {
            assertThatThrownBy(() -> lost.get(new GetRequest("data", "k", null, null)))
                    .isInstanceOfSatisfying(
                            AwsException.class,
                            e -> {
                                assertThat(e.status()).isEqualTo(503);
                                assertThat(e)
                                        .hasMessageStartingWith("The S3 endpoint could not be used")
                                        .hasMessageNotContaining("SECRET");
                            });
        }
    }

    private RemoteStore open(URI endpoint) {
        return RemoteStore.open(
                new RemoteSettings(endpoint, "eu-central-1", "AKID", "SECRET", true),
                folder.resolve("here"),
                UUID::randomUUID);
    }
}
