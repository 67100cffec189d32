package gantry.workflows.partition;

import gantry.states.definition.StateMachine;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.InvalidArn;
import gantry.workflows.engine.ActivityCatalog;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The activities that machines name, and which of them exist: asked before each turn, since one
 * that was just created counts at once. Confined to one worker.
 */
final class NamedActivities {
    private static final String ACTIVITY = ":" + ActivityArn.TYPE + ":";

    private final ActivityCatalog catalog;

    /**
     * By machine; a machine is compiled once and lives as long as an execution or a cache has it.
     */
    private final Map<StateMachine, Map<String, ActivityArn>> named = new WeakHashMap<>();

    NamedActivities(ActivityCatalog catalog) {
        this.catalog = catalog;
    }

    /** ARNs of those that exist, of all that these machines name. */
    Set<String> existing(Collection<StateMachine> machines) {
        var existing = new HashSet<String>();
        for (StateMachine machine : machines) {
            named.computeIfAbsent(machine, NamedActivities::activities)
                    .forEach(
                            (text, arn) -> {
                                if (catalog.exists(arn)) {
                                    existing.add(text);
                                }
                            });
        }
        return existing;
    }

    /** A text that is no ARN names no activity either. */
    private static Map<String, ActivityArn> activities(StateMachine machine) {
        var arns = new HashMap<String, ActivityArn>();
        for (String resource : machine.resources()) {
            if (resource.contains(ACTIVITY)) {
                ActivityArn arn = find(resource);
                if (arn != null) {
                    arns.put(arn.toString(), arn);
                }
            }
        }
        return Map.copyOf(arns);
    }

    private static @Nullable ActivityArn find(String resource) {
        try {
            return ActivityArn.parse(resource);
        } catch (InvalidArn e) {
            return null;
        }
    }
}
