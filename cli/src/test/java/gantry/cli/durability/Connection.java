package gantry.cli.durability;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;
import java.time.Duration;

/** The official SDK, which tries nothing again by itself: the load decides and counts. */
final class Connection {
    private static final int MOST_CONNECTIONS = 200;

    /** More than the minute that GetActivityTask may wait. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(90);

    private Connection() {}

    static SfnClient to(URI url) {
        return SfnClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(
                        Apache5HttpClient.builder()
                                .maxConnections(MOST_CONNECTIONS)
                                .socketTimeout(SOCKET_TIMEOUT))
                .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
