package gantry.states.definition;

import gantry.states.expressions.Expression;

import java.time.Instant;

/** A Wait state. */
public record WaitState(StateHeader header, DataFlow flow, Delay delay) implements State {
    @Override
    public String type() {
        return "Wait";
    }

    /** How long. */
    public sealed interface Delay {
        /** Seconds or SecondsPath. */
        record Seconds(NumberSource seconds) implements Delay {}

        /**
         * Timestamp.
         *
         * @param text as written
         */
        record Until(Instant timestamp, String text) implements Delay {}

        /** TimestampPath. */
        record UntilPath(DataPath path) implements Delay {}

        /** Timestamp, in the query language JSONata. */
        record UntilEvaluated(Expression timestamp) implements Delay {}
    }
}
