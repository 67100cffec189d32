package gantry.server.configuration;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where OpenTelemetry's receiver is.
 *
 * @param endpoint of OTLP over HTTP, without {@code /v1/traces}
 * @param headers of every request; their values are secrets
 * @param logs whether the execution log goes there too
 * @param serviceName the resource attribute {@code service.name}
 */
public record OpenTelemetrySettings(
        URI endpoint, Map<String, String> headers, boolean logs, String serviceName) {
    public static final String DEFAULT_SERVICE_NAME = "gantry";

    public OpenTelemetrySettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Never a header's value. */
    @Override
    public String toString() {
        return "OpenTelemetry at " + endpoint;
    }
}
