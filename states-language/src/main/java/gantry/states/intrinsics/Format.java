package gantry.states.intrinsics;

import gantry.json.JsonLimits;
import gantry.states.definition.Intrinsic;
import gantry.states.definition.Intrinsic.Argument;
import gantry.states.definition.IntrinsicFunction;
import gantry.states.values.JavaText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** States.Format: its template has a <code>{}</code> for each further argument. */
final class Format {
    private final String template;

    /** Whether a backslash takes the meaning of the character after it: in literals only. */
    private final boolean escapes;

    private final List<@Nullable Object> values;
    private final StringBuilder out = new StringBuilder();

    private Format(String template, boolean escapes, List<@Nullable Object> values) {
        this.template = template;
        this.escapes = escapes;
        this.values = values;
    }

    /**
     * @param values of all arguments, the template among them
     */
    static String format(Intrinsic call, List<@Nullable Object> values) {
        if (call.arguments().getFirst() instanceof Argument.Text literal) {
            return new Format(literal.raw(), true, values).run();
        }
        String template = new Arguments(IntrinsicFunction.FORMAT, values).text(0);
        return new Format(template, false, values).run();
    }

    private String run() {
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (escapes && c == '\\' && i + 1 < template.length()) {
                out.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                if (next == values.size()) {
                    throw mismatch();
                }
                append(values.get(next++));
                i++;
            } else {
                out.append(c);
            }
        }
        if (next != values.size()) {
            throw mismatch();
        }
        return out.toString();
    }

    private void append(@Nullable Object value) {
        if (!JavaText.append(value, out, JsonLimits.MAX_PAYLOAD_BYTES)) {
            throw Arguments.tooLarge(IntrinsicFunction.FORMAT);
        }
    }

    private IntrinsicFailure mismatch() {
        return new IntrinsicFailure(
                "The number of arguments of States.Format does not match the occurrences of {}"
                        + " in its template.");
    }
}
