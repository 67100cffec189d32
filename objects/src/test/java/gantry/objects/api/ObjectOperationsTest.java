package gantry.objects.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.objects.folder.FolderStore;
import gantry.operations.Authorizer;
import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.OperationId;
import gantry.operations.Operations;
import gantry.operations.Principal;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Scope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

class ObjectOperationsTest {
    @TempDir Path folder = Path.of("");

    private final Operations operations = new Operations(Authorizer.OPEN);

    @BeforeEach
    void open() {
        operations.registerAll(
                ObjectOperations.all(
                        FolderStore.open(folder, InstantSource.system(), UUID::randomUUID)));
        invoke("CreateBucket", Map.of("Bucket", "data"));
    }

    @Test
    void a_stream_is_put_and_got() throws IOException {
        var body = new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8));
        var put =
                invoke(
                        "PutObject",
                        new Request.Streamed(Map.of("Bucket", "data", "Key", "a/k"), body));

        assertThat(put.members()).containsEntry("ETag", "\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(get(Map.of("Bucket", "data", "Key", "a/k", "Range", "bytes=1-2")))
                .isEqualTo("el");
    }

    @Test
    void a_text_is_put_too() throws IOException {
        invoke("PutObject", Map.of("Bucket", "data", "Key", "k", "Body", "grüße"));

        assertThat(get(Map.of("Bucket", "data", "Key", "k"))).isEqualTo("grüße");
    }

    @Test
    void a_listing_has_S3s_members() throws IOException {
        Path file = Files.writeString(folder.resolve("data/k"), "hello");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-09-12T10:03:42.500Z")));

        assertThat(Json.print(invoke("ListObjectsV2", Map.of("Bucket", "data")).members()))
                .isEqualTo(
                        """
                        {"IsTruncated":false,"Contents":[{"Key":"k","LastModified":1789207422.500,\
                        "ETag":"\\"5d41402abc4b2a76b9719d911017c592\\"","Size":5,"StorageClass":"STANDARD"}],\
                        "Name":"data","Prefix":"","MaxKeys":1000,"KeyCount":1}\
                        """);
    }

    @Test
    void a_bucket_expected_to_be_another_accounts_is_refused() {
        assertRefused(
                "HeadBucket",
                Map.of("Bucket", "data", "ExpectedBucketOwner", "222222222222"),
                "AccessDenied",
                "Access Denied");
        invoke("HeadBucket", Map.of("Bucket", "data", "ExpectedBucketOwner", "111111111111"));
    }

    @Test
    void there_is_no_version_but_null() throws IOException {
        Files.writeString(folder.resolve("data/k"), "hello");

        assertThat(get(Map.of("Bucket", "data", "Key", "k", "VersionId", "null")))
                .isEqualTo("hello");
        assertRefused(
                "GetObject",
                Map.of("Bucket", "data", "Key", "k", "VersionId", "v1"),
                "NoSuchVersion",
                "The specified version does not exist.");
    }

    @Test
    void what_is_missing_wrong_or_unknown_is_named() {
        assertRefused(
                "GetObject",
                Map.of("Bucket", "data"),
                "InvalidArgument",
                "The member Key is required.");
        assertRefused(
                "GetObject",
                Map.of("Bucket", "data", "Key", ""),
                "InvalidArgument",
                "The member Key must not be empty.");
        assertRefused(
                "GetObject",
                Map.of("Bucket", 5L, "Key", "k"),
                "InvalidArgument",
                "The member Bucket must be a string, not of type number.");
        assertRefused(
                "ListObjectsV2",
                Map.of("Bucket", "data", "MaxKeys", "5"),
                "InvalidArgument",
                "The member MaxKeys must be a number, not of type string.");
        assertRefused(
                "PutObject",
                Map.of("Bucket", "data", "Key", "k", "ACL", "private"),
                "NotImplemented",
                "The member ACL of PutObject is not built in.");
    }

    private void assertRefused(
            String operation, Map<String, @Nullable Object> members, String code, String message) {
        assertThatThrownBy(() -> invoke(operation, members))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e).hasMessage(message);
                        });
    }

    private String get(Map<String, @Nullable Object> members) throws IOException {
        var answer = (Response.Streamed) invoke("GetObject", members);
        try (var body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Response invoke(String operation, Map<String, @Nullable Object> members) {
        return invoke(operation, Request.of(members));
    }

    private Response invoke(String operation, Request request) {
        var scope = new Scope("111111111111", "us-east-1");
        return operations.invoke(
                new OperationId("s3", operation),
                Call.of(Principal.ANONYMOUS, scope, "id"),
                request);
    }
}
