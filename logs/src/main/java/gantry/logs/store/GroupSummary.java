package gantry.logs.store;

import org.jspecify.annotations.Nullable;

/**
 * A group in a list.
 *
 * @param retentionInDays null for ever
 * @param storedBytes of the streams that this process has looked at
 */
public record GroupSummary(
        String name, long createdAtMs, @Nullable Integer retentionInDays, long storedBytes) {}
