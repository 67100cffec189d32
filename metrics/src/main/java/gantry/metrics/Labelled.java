package gantry.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Figures by a label that others choose, as many as a monitoring system bears; all beyond, and
 * those of longer labels, are counted together as {@link #OTHER}. Safe for any thread.
 */
public final class Labelled<T> {
    public static final String OTHER = "other";

    /** Ours: twice what AWS allows an ARN. A longer text is in each line of a histogram. */
    static final int MAX_CHARACTERS = 512;

    private final int most;
    private final Supplier<T> make;
    private final ConcurrentHashMap<String, T> byLabel = new ConcurrentHashMap<>();
    private final T others;
    private volatile boolean areOthers;

    /**
     * None yet.
     *
     * @param most labels of their own
     */
    public Labelled(int most, Supplier<T> make) {
        this.most = most;
        this.make = make;
        this.others = make.get();
    }

    /** The label's own, or what all others share. */
    public T of(String label) {
        T known = byLabel.get(label);
        return known == null ? add(label) : known;
    }

    private synchronized T add(String label) {
        T known = byLabel.get(label);
        if (known != null) {
            return known;
        }
        if (byLabel.size() < most && label.length() <= MAX_CHARACTERS) {
            return byLabel.computeIfAbsent(label, _ -> make.get());
        }
        areOthers = true;
        return others;
    }

    /** All that there are, by their labels in order; what the others share only once needed. */
    public Map<String, T> all() {
        var all = new TreeMap<String, T>(byLabel);
        if (areOthers) {
            all.put(OTHER, others);
        }
        return all;
    }
}
