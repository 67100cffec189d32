package gantry.states.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which variables the states of one scope assign and read: a scope each for the machine, a branch
 * and an item processor. Confined to one parse.
 *
 * <p>A name that a scope assigns belongs to it, and no scope inside may assign it too. What a
 * catcher assigns does not count: there both were accepted (recorded).
 */
final class VariableScope {
    private final List<VariableScope> inner = new ArrayList<>();

    /** Name to the location of the first Assign that has it. */
    private final Map<String, String> assigned = new LinkedHashMap<>();

    private final Set<String> assignedByCatchers = new HashSet<>();
    private final Map<String, Set<String>> reads = new HashMap<>();

    private VariableScope() {}

    /** The machine's own. */
    static VariableScope root() {
        return new VariableScope();
    }

    VariableScope begin() {
        var scope = new VariableScope();
        inner.add(scope);
        return scope;
    }

    void assigns(String name, String location, boolean byCatcher) {
        if (byCatcher) {
            assignedByCatchers.add(name);
        } else {
            assigned.putIfAbsent(name, location);
        }
    }

    /**
     * @param names a set that may still grow
     */
    void reads(String state, Set<String> names) {
        reads.put(state, names);
    }

    /** Reports what this scope and those in it assign although it belongs to one around them. */
    void check(Problems problems) {
        check(problems, new HashSet<>());
    }

    /**
     * @param owned what belongs to the scopes around this one; left as it was
     */
    private void check(Problems problems, Set<String> owned) {
        var own = new ArrayList<String>();
        assigned.forEach(
                (name, location) -> {
                    if (owned.add(name)) {
                        own.add(name);
                    } else {
                        problems.schema(
                                "The variable '" + name + "' is assigned in an outer scope already",
                                location);
                    }
                });
        inner.forEach(scope -> scope.check(problems, owned));
        own.forEach(owned::remove);
    }

    /** State to the variables it reads; names that nothing assigns are none. */
    Map<String, List<String>> references() {
        var known = new HashSet<String>();
        collectAssigned(known);
        var references = new TreeMap<String, List<String>>();
        collectReads(known, references);
        return references;
    }

    private void collectAssigned(Set<String> known) {
        known.addAll(assigned.keySet());
        known.addAll(assignedByCatchers);
        inner.forEach(scope -> scope.collectAssigned(known));
    }

    private void collectReads(Set<String> known, Map<String, List<String>> references) {
        reads.forEach(
                (state, names) -> {
                    var variables = new TreeSet<>(names);
                    variables.retainAll(known);
                    if (!variables.isEmpty()) {
                        references.put(state, List.copyOf(variables));
                    }
                });
        inner.forEach(scope -> scope.collectReads(known, references));
    }
}
