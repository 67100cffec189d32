package gantry.states.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all parts of one parse share. Confined to it. */
final class Compilation {
    final Problems problems = new Problems();
    final VariableScope variables = VariableScope.root();
    final Set<String> stateNames = new HashSet<>();
    final Set<String> statePaths = new HashSet<>();

    /** Of the distributed Maps. */
    final Set<String> labels = new HashSet<>();

    /** How many scopes lie around the one being read, and that one. */
    int depth;

    /** Reported after all else, and only if the machine can end. */
    final List<Diagnostic> unreachable = new ArrayList<>();

    /** Whether the machine has no terminal state. */
    boolean endless;

    final boolean express;

    /** Whether it is one state alone: where it leads is not there. */
    final boolean loneState;

    /** Of states that do not set their own. */
    final QueryLanguage language;

    Compilation(boolean express, boolean loneState, QueryLanguage language) {
        this.express = express;
        this.loneState = loneState;
        this.language = language;
    }
}
