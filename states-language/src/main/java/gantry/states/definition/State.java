package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * One state of a definition, compiled. Immutable; what a state does when it runs is the
 * interpreter's business.
 */
public sealed interface State
        permits PassState,
                TaskState,
                ChoiceState,
                WaitState,
                SucceedState,
                FailState,
                ParallelState,
                MapState {
    /** What every state has. */
    StateHeader header();

    /** The value of the field {@code Type}. */
    String type();

    default String name() {
        return header().name();
    }

    /** Such as {@code /States/P/Branches[0]/States/B}; unique in the machine. */
    default String path() {
        return header().path();
    }

    default @Nullable String comment() {
        return header().comment();
    }

    /** The state that follows in the same scope; null where the scope ends. */
    default @Nullable String next() {
        return header().next();
    }
}
