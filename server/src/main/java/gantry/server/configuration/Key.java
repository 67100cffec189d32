package gantry.server.configuration;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** The keys of a configuration file. */
enum Key {
    PORT("port"),
    HTTPS_PORT("httpsPort"),
    HOST("host"),
    DATA("data"),
    ACCOUNT("account"),
    REGION("region"),
    STORE("store"),
    AUTH("auth"),
    FUNCTIONS("functions"),
    OBJECTS("objects"),
    ENDPOINTS("endpoints"),
    QUOTAS("quotas"),
    LOG("log"),
    OPEN_TELEMETRY("openTelemetry"),
    RETENTION_DAYS("retentionDays"),
    ISSUERS("issuers"),
    CERTIFICATES("certificates"),
    MAIL("mail");

    private final String text;

    Key(String text) {
        this.text = text;
    }

    /** As it is written in the file. */
    String text() {
        return text;
    }

    static @Nullable Key find(String text) {
        return Arrays.stream(values())
                .filter(key -> key.text.equals(text))
                .findFirst()
                .orElse(null);
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Key::text).toList();
    }
}
