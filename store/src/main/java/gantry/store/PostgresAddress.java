package gantry.store;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which database on PostgreSQL: {@code postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=…}, each
 * part percent-encoded where it must be. Printed it is without user, password and parameters.
 */
public final class PostgresAddress {
    private static final String DEFAULT_PORT = "5432";

    /** What libpq's addresses call otherwise than the driver. */
    private static final Map<String, String> DRIVER_NAMES =
            Map.of(
                    "application_name", "ApplicationName",
                    "connect_timeout", "connectTimeout",
                    "target_session_attrs", "targetServerType");

    private final String hosts;
    private final String database;
    private final Map<String, String> properties;

    private PostgresAddress(String hosts, String database, Map<String, String> properties) {
        this.hosts = hosts;
        this.database = database;
        this.properties = properties;
    }

    /** Whether this means a database on PostgreSQL at all. */
    public static boolean isOne(String text) {
        return text.startsWith("postgres://") || text.startsWith("postgresql://");
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException what is wrong with it, without the text, which may hold a
     *     password
     */
    public static PostgresAddress parse(String text) {
        if (!isOne(text)) {
            throw wrong("it does not begin with postgres://");
        }
        var rest = text.substring(text.indexOf("://") + 3);
        var properties = new LinkedHashMap<String, String>();
        refuseUnencoded(rest);
        var question = rest.indexOf('?');
        if (question >= 0) {
            readParameters(rest.substring(question + 1), properties);
            rest = rest.substring(0, question);
        }
        var slash = rest.indexOf('/');
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var database = slash < 0 ? "" : decode(rest.substring(slash + 1));
        var at = authority.lastIndexOf('@');
        if (at >= 0) {
            readUser(authority.substring(0, at), properties);
        }
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("it names no database behind the host");
        }
        return new PostgresAddress(hosts(authority.substring(at + 1)), database, properties);
    }

    /** Else the rest of a password would be taken for the database or a parameter, and told. */
    private static void refuseUnencoded(String text) {
        var end = text.replace('?', '/').indexOf('/');
        if (end >= 0 && text.indexOf('@', end) >= 0) {
            throw wrong(
                    "an @ stands behind its first / or ?; write them in a user, a password or a"
                            + " value as %2F, %3F and %40");
        }
    }

    /** Where it is, for the driver. */
    String url() {
        return "jdbc:postgresql://%s/%s".formatted(hosts, encode(database));
    }

    /** What the driver is told besides, the password among it. */
    Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    String hosts() {
        return hosts;
    }

    String database() {
        return database;
    }

    /** The user; null for the one that runs this process. */
    @Nullable String user() {
        return properties.get("user");
    }

    @Override
    public String toString() {
        return "postgres://" + hosts + "/" + database;
    }

    private static String hosts(String authority) {
        var hosts = new StringBuilder();
        for (var each : authority.split(",", -1)) {
            var colon = each.startsWith("[") ? each.indexOf(':', each.indexOf(']') + 1) : -1;
            colon = each.startsWith("[") ? colon : each.indexOf(':');
            var host = colon < 0 ? each : each.substring(0, colon);
            var port = colon < 0 ? DEFAULT_PORT : each.substring(colon + 1);
            if (host.isEmpty() || !host.matches("\\[[0-9a-fA-F:.%]+\\]|[^\\s\\[\\]@]+")) {
                throw wrong("it names no host");
            }
            if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
                throw wrong("its port is no number up to 65535");
            }
            hosts.append(hosts.isEmpty() ? "" : ",").append(host).append(':').append(port);
        }
        return hosts.toString();
    }

    private static void readUser(String text, Map<String, String> properties) {
        var colon = text.indexOf(':');
        var user = decode(colon < 0 ? text : text.substring(0, colon));
        if (!user.isEmpty()) {
            properties.put("user", user);
        }
        if (colon >= 0) {
            properties.put("password", decode(text.substring(colon + 1)));
        }
    }

    private static void readParameters(String text, Map<String, String> properties) {
        for (var parameter : text.split("&", -1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            var equals = parameter.indexOf('=');
            if (equals < 0) {
                throw wrong("a parameter behind ? has no value");
            }
            var written = decode(parameter.substring(0, equals));
            var name = DRIVER_NAMES.getOrDefault(written, written);
            if (PGProperty.forName(name) == null) {
                throw wrong("it has the unknown parameter \"%s\"".formatted(written));
            }
            properties.put(name, decode(parameter.substring(equals + 1)));
        }
    }

    private static String decode(String text) {
        try {
            // A plus sign is itself here, unlike in forms.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its message quotes the text.
            throw wrong("a % in it is not followed by two hexadecimal digits (write %25 for it)");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "the address of PostgreSQL cannot be read: %s; write postgres://USER:PASSWORD@HOST:PORT/DATABASE."
                        .formatted(why));
    }
}
