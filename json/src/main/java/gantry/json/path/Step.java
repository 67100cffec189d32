package gantry.json.path;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** One step of a compiled path. */
sealed interface Step {
    /** The step as Jayway prints it. */
    String fragment();

    /** Whether it leads to one place at most. */
    default boolean isSingle() {
        return this instanceof Property || this instanceof Index;
    }

    /** Whether it finds nothing in nothing, instead of failing. */
    default boolean acceptsNothing() {
        return this instanceof Wildcard || this instanceof Scan || this instanceof Call;
    }

    /** {@code .name}, {@code ['name']}; the quote is kept for printing. */
    record Property(String name, char quote) implements Step {
        @Override
        public String fragment() {
            return "[" + quoted(name, quote) + "]";
        }
    }

    /** {@code ['a','b']}: at the end of a path an object of both, before it one after the other. */
    record Properties(List<String> names, char quote) implements Step {
        @Override
        public String fragment() {
            return names.stream()
                    .map(name -> quoted(name, quote))
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** {@code [0]}; a negative one counts from the end. */
    record Index(int index) implements Step {
        @Override
        public String fragment() {
            return "[" + index + "]";
        }
    }

    /** {@code [0,2]}. */
    record Indexes(List<Integer> indexes) implements Step {
        @Override
        public String fragment() {
            return indexes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** {@code [1:3]}, {@code [1:]}, {@code [:3]}; a third part is read and has no effect. */
    record Slice(@Nullable Integer from, @Nullable Integer to) implements Step {
        @Override
        public String fragment() {
            return "[" + (from == null ? "" : from) + ":" + (to == null ? "" : to) + "]";
        }
    }

    /** {@code *}: all members or elements. */
    record Wildcard() implements Step {
        @Override
        public String fragment() {
            return "[*]";
        }
    }

    /** {@code ..}: the next step at every depth. */
    record Scan() implements Step {
        @Override
        public String fragment() {
            return "..";
        }
    }

    /** {@code [?(@.price < 10)]}. */
    record Filter(Condition condition) implements Step {
        @Override
        public String fragment() {
            return "[?]";
        }
    }

    /**
     * {@code .length()}; always the last step.
     *
     * @param written whether the arguments were, or are what a scan before it finds
     */
    record Call(PathFunction function, List<Argument> arguments, boolean written) implements Step {
        @Override
        public String fragment() {
            return "." + function.text() + (arguments.isEmpty() || !written ? "()" : "(...)");
        }
    }

    /** What is handed to a function: a path from the document's root, or a literal. */
    sealed interface Argument {
        record Path(JsonPath path) implements Argument {}

        record Literal(@Nullable Object value) implements Argument {}
    }

    private static String quoted(String name, char quote) {
        return quote + name.replace("\\", "\\\\").replace("'", "\\'") + quote;
    }
}
