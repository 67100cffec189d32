package gantry.server.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What the command line sets; null where it says nothing. Each wins over the key of the same name,
 * and paths are relative to the working folder.
 */
public record Flags(
        @Nullable Integer port,
        @Nullable Integer httpsPort,
        @Nullable String host,
        @Nullable String data,
        @Nullable String mocks) {
    public static final Flags NONE = new Flags(null, null, null, null, null);
}
