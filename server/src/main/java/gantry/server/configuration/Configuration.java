package gantry.server.configuration;

import gantry.functions.folders.FunctionDraft;
import gantry.objects.remote.RemoteSettings;
import gantry.operations.Scope;
import gantry.operations.TokenBuckets.Limit;
import gantry.store.PostgresAddress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that is set for one server, already checked.
 *
 * @param port of HTTP; 0 takes a free one
 * @param httpsPort of HTTPS; 0 takes a free one
 * @param host the loopback name or address to listen on
 * @param data the folder that holds everything the server keeps; absolute
 * @param account twelve digits, the account of every ARN
 * @param region the region of every ARN
 * @param quotas limits that differ from AWS's defaults, by their name
 * @param retentionDays how long a closed execution can be read
 * @param functions where functions are found
 * @param objects the S3-compatible store of objects; null for the data folder
 * @param mocks a MockConfigFile of AWS Step Functions Local; absolute
 * @param openTelemetry where traces go; null for nowhere
 * @param rates token buckets of operations, by their name
 * @param log how the server's own log looks
 * @param store the database on PostgreSQL; null for SQLite in the data folder
 */
public record Configuration(
        int port,
        int httpsPort,
        String host,
        Path data,
        String account,
        String region,
        Map<String, Long> quotas,
        int retentionDays,
        FunctionSources functions,
        @Nullable RemoteSettings objects,
        @Nullable Path mocks,
        @Nullable OpenTelemetrySettings openTelemetry,
        Map<String, Limit> rates,
        LogSettings log,
        @Nullable PostgresAddress store) {
    public static final int DEFAULT_PORT = 8083;
    public static final int DEFAULT_HTTPS_PORT = 8443;
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final String DEFAULT_DATA = ".gantry";
    public static final String DEFAULT_ACCOUNT = "000000000000";
    public static final String DEFAULT_REGION = "us-east-1";

    /** As on AWS, where a closed execution can be read for 90 days. */
    public static final int DEFAULT_RETENTION_DAYS = 90;

    /**
     * Where functions are found.
     *
     * @param folder each sub-folder is one; absolute
     * @param named those that the file names, their paths absolute
     */
    public record FunctionSources(Path folder, Map<String, FunctionDraft> named) {
        /** Beside the configuration file. */
        static final String DEFAULT_FOLDER = "functions";

        public FunctionSources {
            named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        }
    }

    public Configuration {
        quotas = Collections.unmodifiableMap(new LinkedHashMap<>(quotas));
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /** One without OpenTelemetry and token buckets, on SQLite, whose log is as by default. */
    public Configuration(
            int port,
            int httpsPort,
            String host,
            Path data,
            String account,
            String region,
            Map<String, Long> quotas,
            int retentionDays,
            FunctionSources functions,
            @Nullable RemoteSettings objects,
            @Nullable Path mocks) {
        this(
                port,
                httpsPort,
                host,
                data,
                account,
                region,
                quotas,
                retentionDays,
                functions,
                objects,
                mocks,
                null,
                Map.of(),
                LogSettings.DEFAULT,
                null);
    }

    /** Where everything of this server is, as ARNs say it. */
    public Scope scope() {
        return new Scope(account, region);
    }
}
