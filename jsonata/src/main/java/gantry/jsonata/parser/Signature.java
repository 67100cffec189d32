package gantry.jsonata.parser;

import gantry.json.Payload;
import gantry.jsonata.values.Budget;
import gantry.jsonata.values.FunctionValue;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Seq;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a function takes, for example {@code <s-nn?:s>}: checks the arguments of a call and puts the
 * context in place of a missing one. The result type is not checked, as in jsonata-js.
 */
public final class Signature {
    private static final String ANY = "asnblfom";
    private static final char MISSING = 'm';

    /** One parameter. */
    private record Parameter(
            char type,
            String accepted,
            @Nullable String subtype,
            boolean context,
            boolean optional,
            boolean repeated) {
        boolean accepts(char symbol) {
            return accepted.indexOf(symbol) >= 0;
        }

        int least() {
            return optional ? 0 : 1;
        }
    }

    private final List<Parameter> parameters;

    private Signature(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Understands a signature with its angle brackets.
     *
     * @throws JsonataException S0401, S0402
     */
    public static Signature parse(String text) {
        var parameters = new ArrayList<Parameter>();
        for (int at = 1; at < text.length() && text.charAt(at) != ':'; at++) {
            char symbol = text.charAt(at);
            switch (symbol) {
                case 's', 'n', 'b', 'l', 'o' -> add(parameters, symbol, symbol + "m");
                case 'a', 'x' -> add(parameters, symbol, ANY);
                case 'f' -> add(parameters, symbol, "f");
                case 'j' -> add(parameters, symbol, "asnblom");
                case '-', '?', '+' -> qualify(parameters, symbol);
                case '(' -> {
                    int end = closing(text, at, '(', ')');
                    addChoice(parameters, text.substring(at + 1, end));
                    at = end;
                }
                case '<' -> {
                    int end = closing(text, at, '<', '>');
                    addSubtype(parameters, text.substring(at + 1, end));
                    at = end;
                }
                default -> {
                    // jsonata-js passes over what it does not know
                }
            }
        }
        return new Signature(parameters);
    }

    private static void add(List<Parameter> parameters, char type, String accepted) {
        parameters.add(new Parameter(type, accepted, null, false, false, false));
    }

    private static void addChoice(List<Parameter> parameters, String choice) {
        if (choice.indexOf('<') >= 0) {
            throw new JsonataException("S0402").value(choice);
        }
        add(parameters, '(', choice + MISSING);
    }

    private static void addSubtype(List<Parameter> parameters, String subtype) {
        var last = parameters.isEmpty() ? null : parameters.removeLast();
        if (last == null || (last.type != 'a' && last.type != 'f')) {
            throw new JsonataException("S0401")
                    .value(last == null ? null : String.valueOf(last.type));
        }
        parameters.add(
                new Parameter(
                        last.type,
                        last.accepted,
                        subtype,
                        last.context,
                        last.optional,
                        last.repeated));
    }

    private static void qualify(List<Parameter> parameters, char qualifier) {
        if (parameters.isEmpty()) {
            return;
        }
        var last = parameters.removeLast();
        parameters.add(
                new Parameter(
                        last.type,
                        last.accepted,
                        last.subtype,
                        last.context || qualifier == '-',
                        last.optional || qualifier != '+',
                        last.repeated || qualifier == '+'));
    }

    private static int closing(String text, int start, char open, char close) {
        int depth = 1;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == close && --depth == 0) {
                return i;
            } else if (c == open) {
                depth++;
            }
        }
        return text.length();
    }

    /**
     * The arguments as the function takes them.
     *
     * @throws JsonataException T0410, T0411, T0412 with the number of the argument
     */
    public @Nullable Object[] validate(
            @Nullable Object[] arguments, @Nullable Object context, Budget budget) {
        var counts = new int[parameters.size()];
        if (!match(arguments, 0, 0, counts)) {
            throw mismatch(arguments);
        }
        var valid = new ArrayList<@Nullable Object>(Math.max(arguments.length, counts.length));
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            var parameter = parameters.get(i);
            if (counts[i] == 0) {
                boolean taken = !parameter.context;
                valid.add(taken ? argument(arguments, at) : context(parameter, context, at));
                at += taken ? 1 : 0;
            }
            for (int k = 0; k < counts[i]; k++, at++) {
                var argument = argument(arguments, at);
                valid.add(
                        parameter.type == 'a'
                                ? array(parameter, argument, at, counts[i], budget)
                                : argument);
            }
        }
        return valid.toArray();
    }

    private static @Nullable Object argument(@Nullable Object[] arguments, int at) {
        return at < arguments.length ? arguments[at] : Undefined.UNDEFINED;
    }

    /** Each parameter takes as many as it can and gives back what the later ones need. */
    private boolean match(@Nullable Object[] arguments, int parameter, int at, int[] counts) {
        if (parameter == parameters.size()) {
            return at == arguments.length;
        }
        var wanted = parameters.get(parameter);
        int most = wanted.repeated ? arguments.length - at : 1;
        int taken = 0;
        while (taken < most
                && at + taken < arguments.length
                && wanted.accepts(symbol(arguments[at + taken]))) {
            taken++;
        }
        for (; taken >= wanted.least(); taken--) {
            counts[parameter] = taken;
            if (match(arguments, parameter + 1, at + taken, counts)) {
                return true;
            }
        }
        return false;
    }

    /** Names the first argument behind those that the longest matching beginning takes. */
    private JsonataException mismatch(@Nullable Object[] arguments) {
        int good = 0;
        for (int i = 1; i <= parameters.size(); i++) {
            int taken = longest(arguments, i);
            if (taken < 0) {
                break;
            }
            good = taken;
        }
        return new JsonataException("T0410").value(argument(arguments, good)).index(good + 1);
    }

    /** How many arguments the first parameters take together; −1 if they do not match. */
    private int longest(@Nullable Object[] arguments, int count) {
        var beginning = new Signature(parameters.subList(0, count));
        var counts = new int[count];
        for (int length = arguments.length; length >= 0; length--) {
            if (beginning.match(Arrays.copyOf(arguments, length), 0, 0, counts)) {
                return length;
            }
        }
        return -1;
    }

    private static @Nullable Object context(Parameter parameter, @Nullable Object context, int at) {
        if (!parameter.accepts(symbol(context))) {
            throw new JsonataException("T0411").value(context).index(at + 1);
        }
        return context;
    }

    private static @Nullable Object array(
            Parameter parameter, @Nullable Object argument, int at, int count, Budget budget) {
        char symbol = symbol(argument);
        if (symbol == MISSING) {
            return Undefined.UNDEFINED;
        }
        var subtype = parameter.subtype;
        boolean isArray = argument instanceof List<?>;
        if (subtype != null) {
            boolean fits =
                    argument instanceof List<?> list
                            ? hasOnly(list, subtype, budget)
                            : count == 1 && subtype.equals(String.valueOf(symbol));
            if (!fits) {
                throw new JsonataException("T0412")
                        .value(argument)
                        .index(at + 1)
                        .detail(plural(subtype));
            }
        }
        return isArray ? argument : Seq.arrayOf(budget, new @Nullable Object[] {argument});
    }

    private static boolean hasOnly(List<?> list, String subtype, Budget budget) {
        int size = list.size();
        budget.work(size >> 2);
        char wanted = subtype.isEmpty() ? MISSING : subtype.charAt(0);
        for (int i = 0; i < size; i++) {
            if (symbol(list.get(i)) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String plural(String subtype) {
        return switch (subtype) {
            case "a" -> "arrays";
            case "b" -> "booleans";
            case "f" -> "functions";
            case "n" -> "numbers";
            case "o" -> "objects";
            case "s" -> "strings";
            default -> null;
        };
    }

    private static char symbol(@Nullable Object value) {
        return switch (value) {
            case null -> 'l';
            case String _, Payload _ -> 's';
            case Number _ -> 'n';
            case Boolean _ -> 'b';
            case FunctionValue _ -> 'f';
            case List<?> _ -> 'a';
            case Undefined _ -> MISSING;
            default -> 'o';
        };
    }
}
