package gantry.workflows.definitions;

import gantry.store.Store;
import gantry.store.Unit;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.mocks.RevisionKey;
import gantry.workflows.mocks.TestCases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Revisions of machines that are gone, and test cases of mocks, that no execution names: what a
 * search finds. No execution that starts later names them, so only older ones are to be looked at.
 *
 * <p>Confined to one thread.
 */
public final class UnneededDefinitions {
    /** What one search finds at most; the next one goes on. */
    private static final int MOST = 10_000;

    /** Deleted in one unit of the store; a definition is up to 1 MiB. */
    private static final int AT_ONCE = 4;

    /** From the choice of a revision to the commit of its start, with room for moved clocks. */
    private static final Duration START = Duration.ofHours(1);

    private final long unusedSinceMs;
    private final Set<String> revisions;
    private final Set<String> testCases;

    private UnneededDefinitions(long unusedSinceMs, Set<String> revisions, Set<String> testCases) {
        this.unusedSinceMs = unusedSinceMs;
        this.revisions = revisions;
        this.testCases = testCases;
    }

    /**
     * Begins a search.
     *
     * @param startedBeforeMs until when executions started whose revisions will all be {@link
     *     #named}
     */
    public static UnneededDefinitions search(Store store, long nowMs, long startedBeforeMs) {
        store.write(sql -> UnneededTable.setUnknownTimes(sql, nowMs));
        long goneSinceMs = startedBeforeMs - START.toMillis();
        long unusedSinceMs = goneSinceMs - TestCases.LAST_USE_EXACT_TO.toMillis();
        return new UnneededDefinitions(
                unusedSinceMs,
                store.read(sql -> UnneededTable.revisions(sql, goneSinceMs, MOST)),
                store.read(sql -> UnneededTable.testCases(sql, unusedSinceMs, MOST)));
    }

    /** Whether nothing is left that may be unneeded. */
    public boolean isEmpty() {
        return revisions.isEmpty() && testCases.isEmpty();
    }

    /** An execution that stays names this, {@link RevisionKey} or that of a map run's child. */
    public void named(String revisionKey) {
        if (!isEmpty()) {
            RevisionKey key = RevisionKey.parse(ChildRevisions.baseKey(revisionKey));
            revisions.remove(key.revision());
            testCases.remove(String.valueOf(key.testCase()));
        }
    }

    /** What removes those that nobody named, in units of the store. */
    public List<Unit<Integer>> removals() {
        var units = new ArrayList<Unit<Integer>>();
        for (List<String> some : parts(revisions)) {
            units.add(
                    sql -> {
                        for (String no : some) {
                            UnneededTable.deleteRevision(sql, no);
                        }
                        return some.size();
                    });
        }
        for (List<String> some : parts(testCases)) {
            units.add(
                    sql -> {
                        int count = 0;
                        for (String key : some) {
                            count += UnneededTable.deleteTestCase(sql, key, unusedSinceMs);
                        }
                        return count;
                    });
        }
        return units;
    }

    private static List<List<String>> parts(Set<String> all) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            parts.add(list.subList(from, Math.min(from + AT_ONCE, list.size())));
        }
        return parts;
    }
}
