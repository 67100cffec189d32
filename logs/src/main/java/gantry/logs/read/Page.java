package gantry.logs.read;

import gantry.logs.store.StoredEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Events in the order of reading.
 *
 * @param next where the next page begins; null if this one was the last
 */
public record Page(List<StoredEvent> events, @Nullable Place next) {}
