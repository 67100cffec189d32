package gantry.jsonata.functions;

import gantry.jsonata.datetime.IntegerPicture;
import gantry.jsonata.eval.Builtin.Invocation;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Numbers;
import gantry.jsonata.values.Undefined;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Functions on numbers. */
final class NumberFunctions {
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

    /** Beyond it a double has no digits. */
    private static final int MAX_PRECISION = 400;

    private NumberFunctions() {}

    static void addTo(Builtins builtins) {
        builtins.addDefined("number", "<(nsb)-:n>", 1, NumberFunctions::number);
        builtins.addDefined("floor", "<n-:n>", 1, call -> Numbers.of(Math.floor(call.number(0))));
        builtins.addDefined("ceil", "<n-:n>", 1, call -> Numbers.of(Math.ceil(call.number(0))));
        builtins.addDefined("abs", "<n-:n>", 1, call -> Numbers.of(Math.abs(call.number(0))));
        builtins.addDefined("round", "<n-n?:n>", 2, NumberFunctions::round);
        builtins.addDefined("sqrt", "<n-:n>", 1, NumberFunctions::sqrt);
        builtins.addDefined("power", "<n-n:n>", 2, NumberFunctions::power);
        builtins.add("random", "<:n>", 0, call -> call.random().nextDouble());
        builtins.addDefined("formatBase", "<n-n?:s>", 2, NumberFunctions::formatBase);
        builtins.addDefined("formatNumber", "<n-so?:s>", 3, NumberFunctions::formatNumber);
        builtins.addDefined(
                "formatInteger",
                "<n-s:s>",
                2,
                call ->
                        IntegerPicture.parse(picture(call))
                                .format(Math.floor(call.number(0)), call.budget()));
        builtins.addDefined(
                "parseInteger",
                "<s-s:n>",
                2,
                call -> IntegerPicture.parse(picture(call)).readValue(call.text(0), call.budget()));
    }

    private static String picture(Invocation call) {
        var picture = call.text(1);
        call.work(picture.length());
        return picture;
    }

    private static Number number(Invocation call) {
        return switch (call.argument(0)) {
            case Number number -> number;
            case Boolean bool -> bool ? 1L : 0L;
            case String text -> parse(text, call);
            case null, default -> throw notANumber(call);
        };
    }

    private static Number parse(String text, Invocation call) {
        call.work(text.length());
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return Numbers.of(value);
            }
        }
        int radix = text.startsWith("0") && text.length() > 2 ? radix(text.charAt(1)) : 0;
        if (radix == 0) {
            throw notANumber(call);
        }
        double value = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                throw notANumber(call);
            }
            value = value * radix + digit;
        }
        return Numbers.of(value);
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static JsonataException notANumber(Invocation call) {
        return new JsonataException("D3030").value(call.argument(0)).index(1);
    }

    private static Number round(Invocation call) {
        double precision = call.isUndefined(1) ? 0 : call.number(1);
        return Numbers.of(round(call.number(0), precision));
    }

    /** Half to even, on the decimal digits as they are written. */
    static double round(double value, double precision) {
        if (!Double.isFinite(value) || precision > MAX_PRECISION) {
            return value;
        }
        if (precision < -MAX_PRECISION) {
            return 0;
        }
        return new BigDecimal(Double.toString(value))
                .setScale((int) precision, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static Number sqrt(Invocation call) {
        double value = call.number(0);
        if (value < 0) {
            throw new JsonataException("D3060").value(call.argument(0)).index(1);
        }
        return Numbers.of(Math.sqrt(value));
    }

    private static Number power(Invocation call) {
        double exponent = call.isUndefined(1) ? Double.NaN : call.number(1);
        double result = Math.pow(call.number(0), exponent);
        if (!Double.isFinite(result)) {
            throw new JsonataException("D3061")
                    .value(call.argument(0))
                    .value2(call.argument(1))
                    .index(1);
        }
        return Numbers.of(result);
    }

    private static String formatBase(Invocation call) {
        double value = round(call.number(0), 0);
        double radix = call.isUndefined(1) ? 10 : round(call.number(1), 0);
        if (!(radix >= 2 && radix <= 36)) {
            throw new JsonataException("D3100").value(Numbers.of(radix));
        }
        if (radix == 10 || !Double.isFinite(value)) {
            return Numbers.text(value);
        }
        return new BigDecimal(value).toBigInteger().toString((int) radix);
    }

    private static @Nullable Object formatNumber(Invocation call) {
        if (call.isUndefined(1)) {
            return Undefined.UNDEFINED;
        }
        var symbols = NumberSymbols.of(call.argument(2));
        var picture = picture(call);
        // Each group of digits is counted through, and sought among the others.
        long separators = separators(picture, symbols.groupingSeparator());
        call.budget().work((separators * (picture.length() + separators)) >> 4);
        return NumberPicture.parse(picture, symbols).format(call.number(0), call.budget());
    }

    private static long separators(String picture, String separator) {
        long count = 0;
        int at = picture.indexOf(separator);
        while (at >= 0) {
            count++;
            at = picture.indexOf(separator, at + 1);
        }
        return count;
    }
}
