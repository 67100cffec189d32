package gantry.states.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A call of an intrinsic function, parsed. At most {@link #MAX_DEPTH} calls stand in each other.
 *
 * @param text the call as written; errors name that of the outermost one
 */
public record Intrinsic(IntrinsicFunction function, List<Argument> arguments, String text) {
    /**
     * Calls within calls.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsics</a>
     */
    public static final int MAX_DEPTH = 10;

    public Intrinsic {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return text;
    }

    /** What a function is called with. */
    public sealed interface Argument {
        /** A number (Long or another {@link Number} of gantry.json), true, false or null. */
        record Constant(@Nullable Object value) implements Argument {}

        /**
         * A string.
         *
         * @param value with its escapes (a backslash before a quote, brace or backslash) resolved
         * @param raw as written between its quotes; a template of States.Format needs it, where an
         *     escaped brace is no placeholder
         */
        record Text(String value, String raw) implements Argument {}

        record Path(DataPath path) implements Argument {}

        record Call(Intrinsic call) implements Argument {}
    }
}
