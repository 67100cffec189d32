package gantry.server.configuration;

import gantry.functions.folders.FunctionDraft;
import gantry.server.configuration.Configuration.FunctionSources;
import gantry.settings.Problems;
import gantry.settings.Values;
import gantry.store.PostgresAddress;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration while its file and flags are being read: the defaults, overwritten one by one.
 */
final class ConfigurationDraft {
    private static final int MAX_PORT = 65_535;

    /** A century; more is a slip of the finger. */
    private static final int MAX_RETENTION_DAYS = 36_500;

    private static final String NOT_LOOPBACK =
            "host \"%s\" is not loopback, and Gantry listens elsewhere only with auth: required,"
                    + " which is not built yet; use 127.0.0.1.";

    /** Lambda's, of a function's bare name. */
    private static final String FUNCTION_NAME = "[a-zA-Z0-9-_]{1,64}";

    private final Problems problems;
    private final Values values;
    private final Path fileFolder;
    private final Secrets secrets;

    private @Nullable Integer port;
    private @Nullable Integer httpsPort;
    private String host = Configuration.DEFAULT_HOST;
    private @Nullable Path data;
    private String account = Configuration.DEFAULT_ACCOUNT;
    private String region = Configuration.DEFAULT_REGION;
    private final QuotasReader quotas;
    private final Map<String, FunctionDraft> functions = new LinkedHashMap<>();
    private int retentionDays = Configuration.DEFAULT_RETENTION_DAYS;
    private @Nullable ObjectsDraft objects;
    private @Nullable Path mocks;
    private LogSettings log = LogSettings.DEFAULT;
    private @Nullable OpenTelemetrySettings openTelemetry;
    private @Nullable PostgresAddress store;

    /**
     * @param fileFolder where relative paths of the file begin
     */
    ConfigurationDraft(
            Problems problems, Path fileFolder, Secrets secrets, KnownQuotas knownQuotas) {
        this.problems = problems;
        this.secrets = secrets;
        this.values = new Values(problems);
        this.quotas = new QuotasReader(problems, knownQuotas);
        this.fileFolder = fileFolder;
    }

    void read(Key key, Node node) {
        String name = key.text();
        switch (key) {
            case PORT -> port = intOr(port, values.number(name, node, 0, MAX_PORT));
            case HTTPS_PORT -> httpsPort = intOr(httpsPort, values.number(name, node, 0, MAX_PORT));
            case RETENTION_DAYS ->
                    retentionDays =
                            or(
                                    retentionDays,
                                    intOr(null, values.number(name, node, 1, MAX_RETENTION_DAYS)));
            case HOST -> readHost(name, node);
            case DATA -> {
                String text = values.text(name, node, "a folder", value -> !value.isBlank());
                data = text == null ? data : fileFolder.resolve(text);
            }
            case ACCOUNT -> account = or(account, matching(name, node, "twelve digits", "\\d{12}"));
            case REGION ->
                    region = or(region, matching(name, node, "a region's name", "[a-z0-9-]{1,64}"));
            case STORE -> readStore(name, node);
            case AUTH -> readAuth(name, node);
            case QUOTAS -> quotas.read(name, node);
            case LOG -> log = new LogReader(problems).read(name, node);
            case ENDPOINTS -> readEndpoints(name, node);
            case FUNCTIONS -> readFunctions(name, node);
            case OBJECTS -> objects = ObjectsDraft.read(name, node, secrets, problems);
            case OPEN_TELEMETRY ->
                    openTelemetry = new OpenTelemetryReader(problems, fileFolder).read(name, node);
            case ISSUERS, CERTIFICATES, MAIL ->
                    problems.at(node, name + " is not built yet; remove it.");
        }
    }

    /** Flags win, and their paths begin at the working folder. */
    void apply(Flags flags, Path workingFolder) {
        port = flagPort("--port", flags.port(), port);
        httpsPort = flagPort("--https-port", flags.httpsPort(), httpsPort);
        if (flags.host() != null) {
            host = flags.host();
            if (!isLoopback(host)) {
                problems.ofFlag("--" + NOT_LOOPBACK.formatted(host));
            }
        }
        data =
                flags.data() != null
                        ? workingFolder.resolve(flags.data())
                        : or(workingFolder.resolve(Configuration.DEFAULT_DATA), data);
        mocks = flags.mocks() == null ? null : workingFolder.resolve(flags.mocks()).normalize();
    }

    Configuration finish() {
        int http = or(Configuration.DEFAULT_PORT, port);
        return new Configuration(
                http,
                or(http == 0 ? 0 : Configuration.DEFAULT_HTTPS_PORT, httpsPort),
                host,
                or(fileFolder.resolve(Configuration.DEFAULT_DATA), data).normalize(),
                account,
                region,
                quotas.numbers(),
                retentionDays,
                new FunctionSources(fileFolder.resolve(FunctionSources.DEFAULT_FOLDER), functions),
                objects == null ? null : objects.finish(region),
                mocks,
                openTelemetry,
                quotas.rates(),
                log,
                store);
    }

    private void readHost(String name, Node node) {
        String text = values.text(name, node, "a name or address", value -> !value.isBlank());
        if (text != null && !isLoopback(text)) {
            problems.at(node, NOT_LOOPBACK.formatted(text));
        }
        host = or(host, text);
    }

    private void readStore(String name, Node node) {
        String text = values.text(name, node, "sqlite: or postgres://…", value -> true);
        if (text != null && Secrets.isElsewhere(text)) {
            text = secrets.find(name, node, text, problems);
        }
        if (text == null || text.equals("sqlite:")) {
            return;
        }
        // Never quoted: it may hold a password.
        if (PostgresAddress.isOne(text)) {
            try {
                store = PostgresAddress.parse(text);
            } catch (IllegalArgumentException e) {
                problems.at(node, name + ": " + e.getMessage());
            }
        } else if (text.startsWith("sqlite:")) {
            problems.at(node, "SQLite lies in the data folder; use sqlite: and set data.");
        } else {
            problems.at(
                    node,
                    "store names no known database; use sqlite: or"
                            + " postgres://USER:PASSWORD@HOST:PORT/DATABASE.");
        }
    }

    private void readAuth(String name, Node node) {
        String text =
                values.text(
                        name,
                        node,
                        "open or required",
                        value -> value.equals("open") || value.equals("required"));
        if ("required".equals(text)) {
            problems.at(node, "auth: required is not built yet; use open, on loopback.");
        }
    }

    private void readFunctions(String name, Node node) {
        values.members(name, node)
                .forEach(
                        (function, tuple) -> {
                            if (!function.matches(FUNCTION_NAME)) {
                                problems.at(
                                        tuple.getKeyNode(),
                                        "function \"%s\" is not a name of at most 64 letters, digits, - and _."
                                                .formatted(function));
                                return;
                            }
                            FunctionDraft draft =
                                    FunctionDraft.read(
                                            function, tuple.getValueNode(), true, problems);
                            functions.put(function, draft.withPathIn(fileFolder));
                        });
    }

    private void readEndpoints(String name, Node node) {
        values.members(name, node)
                .forEach(
                        (service, tuple) -> {
                            String text =
                                    values.text(
                                            service,
                                            tuple.getValueNode(),
                                            "embedded, a URL or aws",
                                            value -> !value.isBlank());
                            boolean here = service.equals("states") && "embedded".equals(text);
                            if (text != null && !here) {
                                problems.at(
                                        tuple.getKeyNode(),
                                        "an endpoint for "
                                                + service
                                                + " is not built yet; only states: embedded is.");
                            }
                        });
    }

    private @Nullable String matching(String name, Node node, String expected, String pattern) {
        return values.text(name, node, expected, value -> value.matches(pattern));
    }

    private @Nullable Integer flagPort(
            String flag, @Nullable Integer value, @Nullable Integer otherwise) {
        if (value != null && (value < 0 || value > MAX_PORT)) {
            problems.ofFlag(
                    flag + " " + value + " is not a whole number from 0 to " + MAX_PORT + ".");
        }
        return value == null ? otherwise : value;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static @Nullable Integer intOr(@Nullable Integer otherwise, @Nullable Long value) {
        return value == null ? otherwise : (Integer) Math.toIntExact(value);
    }

    private static <T> T or(T otherwise, @Nullable T value) {
        return value == null ? otherwise : value;
    }
}
