package gantry.workflows.store;

import gantry.workflows.store.Removals.Owner;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What executions that are gone from a {@link MemoryStore} still have; as {@link Removals}. */
public final class MemoryRemovals {
    private final TreeMap<Long, MemoryExecution> gone = new TreeMap<>();

    void add(MemoryExecution execution) {
        gone.put(execution.opened.executionId(), execution);
    }

    /** As {@link Removals#executions}. */
    public List<Owner> executions(int limit) {
        return gone.values().stream()
                .limit(limit)
                .map(each -> new Owner(each.opened.executionId(), each.partition))
                .toList();
    }

    /** As {@link Removals#removeRows}, however many bytes that is. */
    public void removeRows(List<Owner> executions, int maxRows) {
        int rowsLeft = maxRows;
        for (Owner owner : executions) {
            MemoryExecution execution = gone.get(owner.id());
            if (execution != null) {
                rowsLeft = removeRows(execution, rowsLeft);
            }
            if (rowsLeft <= 0) {
                return;
            }
            rowsLeft--;
            gone.remove(owner.id());
        }
    }

    /** When one closed that has something left. */
    public long closedAtMs(long id) {
        MemoryExecution execution = gone.get(id);
        if (execution == null) {
            throw new IllegalStateException("Nothing is left of " + id);
        }
        return execution.closedAtMs;
    }

    private static int removeRows(MemoryExecution execution, int maxRows) {
        int history = Math.min(maxRows, execution.historyRows);
        execution.historyRows -= history;
        int rowsLeft = removeFirst(execution.payloads.keySet(), maxRows - history);
        return removeFirst(execution.frames.keySet(), rowsLeft);
    }

    private static int removeFirst(Set<Integer> keys, int maxRows) {
        List<Integer> first = keys.stream().limit(maxRows).toList();
        keys.removeAll(Set.copyOf(first));
        return maxRows - first.size();
    }
}
