package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** What a filter asks of an item. */
sealed interface Condition {
    /** One of them. */
    record Or(List<Condition> conditions) implements Condition {}

    /** All of them. */
    record And(List<Condition> conditions) implements Condition {}

    /** Not that one. */
    record Not(Condition condition) implements Condition {}

    /** {@code @.name} or {@code !@.name}: whether the path leads anywhere. */
    record Exists(Operand.Path path, boolean wanted) implements Condition {}

    /** {@code @.price < 10}. */
    record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

    /** One side of a comparison. */
    sealed interface Operand {
        /** A path from the item ({@code @}) or from the document's root ({@code $}). */
        record Path(JsonPath path, boolean fromRoot) implements Operand {}

        record Literal(@Nullable Object value) implements Operand {}

        /** {@code /pattern/flags}. */
        record Regex(Pattern pattern, int visits) implements Operand {
            /** What it goes round without a look is found out once, not at each text. */
            static Regex of(Pattern pattern) {
                return new Regex(pattern, BoundedText.visits(pattern));
            }
        }
    }
}
