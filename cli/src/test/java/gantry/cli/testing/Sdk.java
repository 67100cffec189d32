package gantry.cli.testing;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.net.URI;

/** The official client as a user sets it up, but for retries: a test wants the first answer. */
public final class Sdk {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private Sdk() {}

    public static SfnClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return client(endpoint, configuration(interceptors));
    }

    /** One that tries again as the client does by default, but more often. */
    public static SfnClient retryingClient(URI endpoint, int attempts) {
        var standard = AwsRetryStrategy.standardRetryStrategy().toBuilder();
        return client(
                endpoint,
                configuration().toBuilder()
                        .retryStrategy(standard.maxAttempts(attempts).build())
                        .build());
    }

    private static SfnClient client(URI endpoint, ClientOverrideConfiguration configuration) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(configuration)
                .build();
    }

    /** The client of CloudWatch Logs, set up alike. */
    public static CloudWatchLogsClient logs(URI endpoint) {
        return CloudWatchLogsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(configuration())
                .build();
    }

    private static ClientOverrideConfiguration configuration(ExecutionInterceptor... interceptors) {
        var configuration =
                ClientOverrideConfiguration.builder()
                        // "sync-127.0.0.1" is no name that a resolver knows.
                        .putAdvancedOption(
                                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
                        .retryStrategy(AwsRetryStrategy.doNotRetry());
        for (ExecutionInterceptor interceptor : interceptors) {
            configuration.addExecutionInterceptor(interceptor);
        }
        return configuration.build();
    }
}
