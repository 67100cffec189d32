package gantry.json.path;

import java.util.ArrayList;
import java.util.List;

/** Reads the steps of a path; the cursor stands behind its {@code $} or {@code @}. */
final class PathParser {
    /** What ends a path inside a filter; on its own it goes to the end of the text. */
    static final String FILTER_ENDS = " \t\r\n)=!<>~&|";

    static final String ARGUMENT_ENDS = " \t\r\n,)";

    private final Cursor cursor;
    private final String ends;
    private final List<Step> steps = new ArrayList<>();
    private boolean single = true;

    private PathParser(Cursor cursor, String ends) {
        this.cursor = cursor;
        this.ends = ends;
    }

    /** The whole text after the root sign. */
    static List<Step> parse(Cursor cursor) {
        return new PathParser(cursor, "").steps();
    }

    /** As far as a path goes whose end is one of these characters. */
    static List<Step> parse(Cursor cursor, String ends) {
        return new PathParser(cursor, ends).steps();
    }

    private List<Step> steps() {
        char first = cursor.peek();
        if (!atEnd() && first != '.' && first != '[') {
            throw new InvalidPathException(
                    "Illegal character at position " + cursor.position() + " expected '.' or '['");
        }
        while (!atEnd()) {
            step();
        }
        return steps;
    }

    private boolean atEnd() {
        return cursor.atEnd() || ends.indexOf(cursor.peek()) >= 0;
    }

    private void step() {
        if (!steps.isEmpty() && steps.getLast() instanceof Step.Call) {
            throw cursor.error("A function must be the last step");
        }
        if (cursor.take("..")) {
            add(new Step.Scan());
        } else if (cursor.peek() == '.') {
            cursor.next();
        }
        if (atEnd()) {
            throw new InvalidPathException("Path must not end with a '.' or '..'");
        }
        switch (cursor.peek()) {
            case '[' -> bracket();
            case '*' -> {
                cursor.next();
                add(new Step.Wildcard());
            }
            case '.' -> throw cursor.error("Character '.' is not valid");
            default -> name();
        }
    }

    private void add(Step step) {
        single &= step.isSingle();
        if (!single) {
            cursor.countStep();
        }
        steps.add(step);
    }

    private void name() {
        int start = cursor.position();
        while (!atEnd() && ".[(".indexOf(cursor.peek()) < 0) {
            if (Cursor.isBlank(cursor.peek())) {
                throw new InvalidPathException(
                        "Use bracket notion ['my prop'] if your property contains blank characters."
                                + " position: "
                                + start);
            }
            cursor.next();
        }
        var name = cursor.from(start);
        if (name.isEmpty()) {
            throw cursor.error("Could not parse token starting");
        }
        if (cursor.take('(')) {
            call(name);
        } else {
            add(new Step.Property(name, '\''));
        }
    }

    private void call(String name) {
        var function = PathFunction.find(name);
        if (function == null) {
            throw new InvalidPathException("Function with name: " + name + " does not exist.");
        }
        if (!steps.isEmpty() && steps.getLast() instanceof Step.Scan) {
            throw cursor.error("A function cannot follow '..'");
        }
        cursor.enter();
        var arguments = new ArrayList<Step.Argument>();
        cursor.skipBlanks();
        while (!cursor.take(')')) {
            arguments.add(argument());
            cursor.skipBlanks();
            if (cursor.take(',')) {
                cursor.skipBlanks();
            } else if (cursor.peek() != ')') {
                throw new InvalidPathException(
                        "Arguments to function: '" + name + "' are not closed properly.");
            }
        }
        cursor.leave();
        add(new Step.Call(function, List.copyOf(arguments), true));
    }

    private Step.Argument argument() {
        if (cursor.take('$') || cursor.take('@')) {
            return new Step.Argument.Path(JsonPath.ofSteps(parse(cursor, ARGUMENT_ENDS)));
        }
        return new Step.Argument.Literal(LiteralParser.parse(cursor));
    }

    private void bracket() {
        int start = cursor.position();
        cursor.next();
        cursor.skipBlanks();
        char c = cursor.peek();
        if (c == '\'' || c == '"') {
            names(c);
        } else if (Cursor.isDigit(c) || c == '-' || c == ':') {
            add(new ArrayStepParser(cursor).parse());
        } else if (cursor.take('*')) {
            cursor.require(']');
            add(new Step.Wildcard());
        } else if (cursor.take('?')) {
            cursor.require('(');
            add(new Step.Filter(FilterParser.parse(cursor)));
            cursor.require(')');
            cursor.require(']');
        } else {
            throw new InvalidPathException(
                    "Could not parse token starting at position "
                            + start
                            + ". Expected ?, ', 0-9, * ");
        }
    }

    private void names(char quote) {
        var names = new ArrayList<String>();
        do {
            cursor.skipBlanks();
            if (cursor.peek() != quote) {
                throw new InvalidPathException(
                        "Found empty property at index " + cursor.position());
            }
            names.add(Quoted.readName(cursor));
            cursor.skipBlanks();
        } while (cursor.take(','));
        if (!cursor.take(']')) {
            throw new InvalidPathException(
                    "Property must be separated by comma or Property must be terminated close"
                            + " square bracket at index "
                            + cursor.position());
        }
        add(
                names.size() == 1
                        ? new Step.Property(names.getFirst(), quote)
                        : new Step.Properties(List.copyOf(names), quote));
    }
}
