package gantry.jsonata.conformance;

import static org.assertj.core.api.Assertions.fail;

import gantry.json.Json;
import gantry.jsonata.Jsonata;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

class FuzzTest {
    private static final int CASES = Integer.getInteger("jsonata.fuzz", 10_000);
    private static final Limits LIMITS = new Limits(20_000, 200, 1_000_000, 4_000_000);
    private static final String[] PIECES = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "$",
        "$$",
        "%",
        "@$i",
        "#$i",
        "^(",
        "~>",
        "|",
        ".",
        "..",
        "*",
        "**",
        "?",
        ":",
        "?:",
        "??",
        ":=",
        ";",
        ",",
        "function($x){",
        "/a+/",
        "'",
        "\"",
        "`",
        "\\",
        "1e308",
        "-",
        "0",
        "&",
        " and ",
        " in ",
        "$map(",
        "$string(",
        "$sort(",
        "$eval(",
        "[]",
        "$sum",
        "(?)",
        "\ud83d",
        "\n",
        "/*",
        "*/",
        "<n:n>",
        "null"
    };

    @Test
    void a_mutated_expression_gives_a_result_or_an_error_within_its_bounds() {
        var cases = Suite.load().values().stream().flatMap(List::stream).toList();
        var random = new Random(Long.getLong("jsonata.seed", 20_261_126));
        for (int i = 0; i < CASES; i++) {
            var suiteCase = cases.get(random.nextInt(cases.size()));
            var other = cases.get(random.nextInt(cases.size())).expression();
            var text = mutated(suiteCase.expression(), other, random);
            check(text, suiteCase.data());
        }
    }

    private static String mutated(String expression, String other, Random random) {
        var text = new StringBuilder(expression);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.insert(from, text.substring(from, to));
                default -> text.insert(from, part(other, random));
            }
        }
        return text.toString();
    }

    private static String part(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        return text.substring(from, Math.min(text.length(), from + random.nextInt(20)));
    }

    private static void check(String text, @Nullable Object data) {
        try {
            var expression = Jsonata.compile(text);
            var result =
                    expression.evaluate(data, Map.of(), new Environment(LIMITS, 0, new Random(1)));
            if (!Jsonata.isUndefined(result) && !gantry.jsonata.Expression.isFunction(result)) {
                Json.print(result);
            }
        } catch (JsonataException e) {
            if (e.getMessage() == null) {
                fail("No message for " + e.code() + " of " + text);
            }
        } catch (RuntimeException | Error e) {
            throw new AssertionError("%s of %s".formatted(e, text), e);
        }
    }
}
