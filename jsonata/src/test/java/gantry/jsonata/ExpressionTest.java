package gantry.jsonata;

import static gantry.jsonata.Evaluations.NOW_MS;
import static gantry.jsonata.Evaluations.evaluate;
import static gantry.jsonata.Evaluations.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.json.Json;
import gantry.json.JsonNumber;
import gantry.jsonata.values.Environment;
import gantry.jsonata.values.JsonataException;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Random;

class ExpressionTest {
    @Test
    void a_path_that_leads_nowhere_is_undefined_and_null_is_a_value() {
        var input = Json.parse("{\"a\": null}");
        assertThat(evaluate("a", input)).isNull();
        assertThat(Jsonata.isUndefined(evaluate("b", input))).isTrue();
    }

    @Test
    void a_number_that_passes_through_stays_as_it_was_written() {
        var input = Json.parse("{\"a\": 1.50, \"b\": [12345678901234567890]}");
        assertThat(evaluate("a", input)).isEqualTo(JsonNumber.of("1.50"));
        assertThat(Json.print(evaluate("{'x': b}", input)))
                .isEqualTo("{\"x\":[12345678901234567890]}");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0.1 + 0.2, 0.30000000000000004",
        "2 * 3.5, 7",
        "1e21 * 1, 1e+21",
        "1 / 1e7, 1e-7",
        "9007199254740993 + 0, 9007199254740992",
        "-5 % 3, -2"
    })
    void computed_numbers_are_doubles_in_the_spelling_of_javascript(String text, String result) {
        assertThat(print(text)).isEqualTo(result);
    }

    @Test
    void a_result_is_plain_immutable_JSON() {
        var result = evaluate("{'a': [1..3].{'b': [$]}, 'f': $sum}", null);
        assertThat(Json.print(result))
                .isEqualTo("{\"a\":[{\"b\":[1]},{\"b\":[2]},{\"b\":[3]}],\"f\":\"\"}");
        assertThat(result).isInstanceOf(gantry.json.JsonObject.class);
    }

    @Test
    void a_function_as_result_is_recognizable() {
        assertThat(Expression.isFunction(evaluate("$sum", null))).isTrue();
        assertThat(Expression.isFunction(evaluate("1", null))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} at {2}, token {3}")
    @CsvSource({
        "1 + 'a', T2002, 3, +",
        "$sum('a'), T0412, 5, sum",
        "a.b.$nope(1), T1006, 10, nope",
        "(1; -'x'), D1002, 5, -"
    })
    void an_error_says_where_and_who(String text, String code, int position, String token) {
        assertThatExceptionOfType(JsonataException.class)
                .isThrownBy(() -> evaluate(text, Json.parse("{\"a\":{\"b\":1}}")))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.position()).isEqualTo(position);
                            assertThat(error.token()).isEqualTo(token);
                        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,2        | Expected \"]\" before end of expression",
                "{'a' 1}     | Expected \":\", got 1",
                "'abc        | String literal must be terminated by a matching quote",
                "/ab         | No terminating / in regular expression",
                "1 +         | Unexpected end of expression",
                "}           | The symbol \"}\" cannot be used as a unary operator"
            })
    void a_text_that_does_not_parse_is_refused_in_the_words_of_the_reference(
            String text, String message) {
        assertThatExceptionOfType(JsonataException.class)
                .isThrownBy(() -> Jsonata.compile(text))
                .withMessage(message);
    }

    @Test
    void the_host_may_add_replace_and_remove_functions() {
        var functions =
                Functions.standard()
                        .without("eval")
                        .with("twice", "<n-:n>", 1, call -> call.number(0) * 2)
                        .with("sum", "<a:n>", 1, call -> (long) call.array(0).size());
        assertThat(run("$map([1, 2], $twice)", functions)).isEqualTo(Json.parse("[2, 4]"));
        assertThat(run("$sum([5, 5])", functions)).isEqualTo(2L);
        assertThatExceptionOfType(JsonataException.class)
                .isThrownBy(() -> run("$eval('1')", functions))
                .withMessage("Attempted to invoke a non-function");
    }

    private static @Nullable Object run(String text, Functions functions) {
        return evaluate(Jsonata.compile(text, functions), null, Limits.DEFAULT);
    }

    @Test
    void infinity_is_a_value_only_if_the_host_allows_it() {
        var environment = new Environment(Limits.DEFAULT, NOW_MS, new Random(7), true);
        var expression = Jsonata.compile("[1/0, 1e308 * 10 + 1, 0/0, -1/0]");
        assertThat(Json.print(expression.evaluate(null, Map.of(), environment)))
                .isEqualTo("[\"Infinity\",\"Infinity\",\"NaN\",\"-Infinity\"]");
        assertThatExceptionOfType(JsonataException.class)
                .isThrownBy(() -> evaluate("1/0 + 1", null))
                .satisfies(error -> assertThat(error.code()).isEqualTo("D1001"));
    }

    @Test
    void time_and_randomness_come_from_outside_and_the_time_stands_still() {
        assertThat(print("[$millis(), $toMillis($now())]"))
                .isEqualTo("[" + NOW_MS + "," + NOW_MS + "]");
        assertThat(evaluate("$random()", null)).isEqualTo(new Random(7).nextDouble());
    }

    @Test
    void variables_of_the_host_are_seen_and_may_be_hidden() {
        var expression = Jsonata.compile("[$x, ($x := 2; $x), $x]");
        var environment = new Environment(Limits.DEFAULT, NOW_MS, new Random(7));
        assertThat(expression.evaluate(null, Map.of("x", 1L), environment))
                .isEqualTo(Json.parse("[1, 2, 1]"));
    }
}
