package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A definition, compiled: immutable, made by {@link DefinitionParser}. */
public final class StateMachine {
    private final Scope root;
    private final @Nullable String comment;
    private final @Nullable Long timeoutSeconds;
    private final Set<String> resources;
    private final Map<String, List<String>> variableReferences;
    private final Map<String, State> statesByPath = new HashMap<>();
    private final Map<String, Scope> scopesByState = new HashMap<>();

    /**
     * @param variableReferences see {@link #variableReferences()}
     */
    StateMachine(
            Scope root,
            @Nullable String comment,
            @Nullable Long timeoutSeconds,
            Map<String, List<String>> variableReferences) {
        this.root = root;
        this.variableReferences =
                Collections.unmodifiableMap(new LinkedHashMap<>(variableReferences));
        this.comment = comment;
        this.timeoutSeconds = timeoutSeconds;
        var found = new LinkedHashSet<String>();
        index(root, found);
        this.resources = Collections.unmodifiableSet(found);
    }

    public Scope root() {
        return root;
    }

    public @Nullable String comment() {
        return comment;
    }

    /** After how many seconds an execution times out; null if the definition does not say. */
    public @Nullable Long timeoutSeconds() {
        return timeoutSeconds;
    }

    /** The Resource of every Task, as written, without repetition. */
    public Set<String> resources() {
        return resources;
    }

    /** Name of a state to the names of the variables it reads; without states that read none. */
    public Map<String, List<String>> variableReferences() {
        return variableReferences;
    }

    public @Nullable State findState(String path) {
        return statesByPath.get(path);
    }

    public State requireState(String path) {
        State state = statesByPath.get(path);
        if (state == null) {
            throw new IllegalStateException("The definition has no state " + path);
        }
        return state;
    }

    /** The scope that a state stands in; {@code next} names a state of it. */
    public Scope requireScopeOf(String statePath) {
        Scope scope = scopesByState.get(statePath);
        if (scope == null) {
            throw new IllegalStateException("The definition has no state " + statePath);
        }
        return scope;
    }

    private void index(Scope scope, Set<String> found) {
        for (State state : scope.states().values()) {
            statesByPath.put(state.path(), state);
            scopesByState.put(state.path(), scope);
            switch (state) {
                case TaskState task -> found.add(task.resource().arn());
                case ParallelState parallel ->
                        parallel.branches().forEach(branch -> index(branch, found));
                case MapState map -> index(map.processor(), found);
                case PassState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> {}
            }
        }
    }
}
