package gantry.workflows.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The journal of asynchronous Express executions in a {@link MemoryStore}. */
final class MemoryJournal {
    private final Map<Integer, TreeMap<Long, JournalEntry>> entries = new HashMap<>();

    private NavigableMap<Long, JournalEntry> of(int partition) {
        return entries.computeIfAbsent(partition, _ -> new TreeMap<>());
    }

    void put(int partition, JournalEntry entry) {
        of(partition).put(entry.id(), entry);
    }

    void delete(int partition, long id) {
        of(partition).remove(id);
    }

    /** What was on disk shares nothing with what is in memory. */
    List<JournalEntry> page(int partition, long afterId, int limit) {
        return of(partition).tailMap(afterId, false).values().stream()
                .limit(limit)
                .map(
                        entry ->
                                JournalEntry.decode(
                                        entry.id(),
                                        entry.revisionKey(),
                                        entry.startedAtMs(),
                                        entry.runs(),
                                        entry.encode()))
                .toList();
    }

    long lastId(int partition) {
        NavigableMap<Long, JournalEntry> mine = of(partition);
        return mine.isEmpty() ? 0 : mine.lastKey();
    }

    boolean isEmpty() {
        return entries.values().stream().allMatch(TreeMap::isEmpty);
    }
}
