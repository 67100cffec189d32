package gantry.workflows.partition;

import gantry.states.definition.StateMachine;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.InvalidArn;
import gantry.workflows.engine.ActivityCatalog;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which of the activities that a turn may schedule exist, asked before it. A deleted one is noticed
 * within {@link #KNOWN_FOR_MS}. Confined to one worker.
 */
final class KnownActivities {
    static final long KNOWN_FOR_MS = 1_000;

    private static final String ACTIVITY = ":" + ActivityArn.TYPE + ":";

    private final ActivityCatalog catalog;

    /**
     * By machine; a machine is compiled once and lives as long as an execution or a cache has it.
     */
    private final Map<StateMachine, List<ActivityArn>> named = new WeakHashMap<>();

    private final Map<String, Long> askedAtMs = new HashMap<>();
    private final Set<String> existing = new HashSet<>();

    KnownActivities(ActivityCatalog catalog) {
        this.catalog = catalog;
    }

    /** Asks for those that this machine names, if that is some time ago. */
    void ask(StateMachine machine, long nowMs) {
        for (ActivityArn activity : named.computeIfAbsent(machine, KnownActivities::activities)) {
            String arn = activity.toString();
            Long askedMs = askedAtMs.get(arn);
            if (askedMs == null || Math.abs(nowMs - askedMs) > KNOWN_FOR_MS) {
                askedAtMs.put(arn, nowMs);
                if (catalog.exists(activity)) {
                    existing.add(arn);
                } else {
                    existing.remove(arn);
                }
            }
        }
    }

    /** Those that exist; changes with the next question. */
    Set<String> existing() {
        return existing;
    }

    /** A text that is no ARN names no activity either. */
    private static List<ActivityArn> activities(StateMachine machine) {
        var arns = new ArrayList<ActivityArn>();
        for (String resource : machine.resources()) {
            if (resource.contains(ACTIVITY)) {
                ActivityArn arn = find(resource);
                if (arn != null) {
                    arns.add(arn);
                }
            }
        }
        return List.copyOf(arns);
    }

    private static @Nullable ActivityArn find(String resource) {
        try {
            return ActivityArn.parse(resource);
        } catch (InvalidArn e) {
            return null;
        }
    }
}
