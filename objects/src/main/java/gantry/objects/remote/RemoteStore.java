package gantry.objects.remote;

import gantry.objects.store.ByteRange;
import gantry.objects.store.ByteRange.Part;
import gantry.objects.store.GetRequest;
import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectContent;
import gantry.objects.store.ObjectPage;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.S3Errors;
import gantry.objects.store.StoreLimits;
import gantry.objects.store.StoredObject;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects in an S3-compatible store. What is put is first written to a file, since S3 must know its
 * size beforehand, and since a try that failed is made again from its beginning. Safe for any
 * thread.
 */
public final class RemoteStore implements ObjectStore {
    /** Of silence, in the middle of a body too; S3 itself gives up earlier. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int BUFFER_BYTES = 1 << 16;

    /** {@code bytes 5-9/1234}, with the size of the whole object; 18 digits always fit a long. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d{1,18})");

    private final S3Client client;
    private final Path folder;
    private final Supplier<UUID> ids;

    private RemoteStore(S3Client client, Path folder, Supplier<UUID> ids) {
        this.client = client;
        this.folder = folder;
        this.ids = ids;
    }

    /**
     * Prepares the client; the first call is the first use.
     *
     * @param folder for what is on its way; what an earlier process left there is deleted
     */
    public static RemoteStore open(RemoteSettings settings, Path folder, Supplier<UUID> ids) {
        Path outgoing = folder.resolve(".gantry");
        try {
            Files.createDirectories(outgoing);
            try (var left = Files.newDirectoryStream(outgoing)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder \"" + outgoing + "\"", e);
        }
        return new RemoteStore(client(settings), outgoing, ids);
    }

    private static S3Client client(RemoteSettings settings) {
        var credentials =
                AwsBasicCredentials.create(settings.accessKeyId(), settings.secretAccessKey());
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECT)
                                .socketTimeout(SILENCE))
                // What Amazon's S3 has learned since 2024, others often have not.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder()
                                .pathStyleAccessEnabled(settings.pathStyle())
                                .chunkedEncodingEnabled(false)
                                .build())
                .build();
    }

    @Override
    public void headBucket(String bucket) {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw RemoteErrors.ofBucketHead(e, bucket);
        }
    }

    @Override
    public void createBucket(String bucket) {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (SdkException e) {
            throw RemoteErrors.of(e);
        }
    }

    @Override
    public StoredObject head(String bucket, String key) {
        try {
            HeadObjectResponse answer =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return new StoredObject(
                    key, answer.eTag(), answer.contentLength(), millis(answer.lastModified()));
        } catch (SdkException e) {
            throw RemoteErrors.ofHead(e, key);
        }
    }

    @Override
    public ObjectContent get(GetRequest wanted) {
        ByteRange range = wanted.range();
        try {
            ResponseInputStream<GetObjectResponse> body =
                    client.getObject(
                            request ->
                                    request.bucket(wanted.bucket())
                                            .key(wanted.key())
                                            .range(range == null ? null : range.header())
                                            .ifMatch(wanted.ifMatch()));
            return content(wanted, body);
        } catch (SdkException e) {
            throw RemoteErrors.of(e);
        }
    }

    private static ObjectContent content(
            GetRequest wanted, ResponseInputStream<GetObjectResponse> answer) {
        var body = new RemoteBody(answer);
        try {
            return content(wanted, answer.response(), body);
        } catch (RuntimeException e) {
            try {
                body.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static ObjectContent content(
            GetRequest wanted, GetObjectResponse answer, RemoteBody body) {
        ByteRange range = wanted.range();
        Part part = range == null ? null : part(range, answer);
        var object =
                new StoredObject(
                        wanted.key(),
                        answer.eTag(),
                        part == null ? answer.contentLength() : part.objectSize(),
                        millis(answer.lastModified()));
        return new ObjectContent(object, part, body);
    }

    /** A store may ignore a range (RFC 9110, section 14.2); its bytes would be taken for others. */
    private static Part part(ByteRange range, GetObjectResponse answer) {
        Matcher answered = CONTENT_RANGE.matcher(String.valueOf(answer.contentRange()));
        Part part = answered.matches() ? range.of(Long.parseLong(answered.group(1))) : null;
        if (part == null || !part.contentRange().equals(answer.contentRange())) {
            throw RemoteErrors.otherRange(range);
        }
        return part;
    }

    @Override
    public ObjectPage list(ListRequest wanted) {
        try {
            ListObjectsV2Response answer =
                    client.listObjectsV2(
                            request ->
                                    request.bucket(wanted.bucket())
                                            .prefix(orNull(wanted.prefix()))
                                            .delimiter(orNull(wanted.delimiter()))
                                            .startAfter(wanted.startAfter())
                                            .continuationToken(wanted.token())
                                            .maxKeys(wanted.maxKeys()));
            return new ObjectPage(
                    answer.contents().stream().map(RemoteStore::listed).toList(),
                    answer.commonPrefixes().stream().map(CommonPrefix::prefix).toList(),
                    Boolean.TRUE.equals(answer.isTruncated())
                            ? answer.nextContinuationToken()
                            : null);
        } catch (SdkException e) {
            throw RemoteErrors.of(e);
        }
    }

    @Override
    public StoredObject put(String bucket, String key, InputStream body) {
        Path file = folder.resolve(ids.get().toString());
        try {
            try {
                write(file, body);
                String etag = send(bucket, key, file);
                return new StoredObject(
                        key, etag, Files.size(file), Files.getLastModifiedTime(file).toMillis());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The object " + bucket + "/" + key, e);
        }
    }

    private String send(String bucket, String key, Path file) {
        try {
            return client.putObject(
                            request -> request.bucket(bucket).key(key), RequestBody.fromFile(file))
                    .eTag();
        } catch (SdkException e) {
            throw RemoteErrors.of(e);
        }
    }

    private static void write(Path file, InputStream body) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > StoreLimits.MAX_PUT_BYTES) {
                    throw S3Errors.entityTooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    @Override
    public void delete(String bucket, String key) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw RemoteErrors.of(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static StoredObject listed(S3Object object) {
        return new StoredObject(
                object.key(), object.eTag(), object.size(), millis(object.lastModified()));
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
