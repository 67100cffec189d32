package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class JsonParseExceptionTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    not a definition | Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') | 1 | 4
                    {'a':1}          | Unexpected character (''' (code 39)): was expecting double-quote to start field name | 1 | 3
                    {"a":1} {}       | Trailing token (of type START_OBJECT) found after value | 1 | 9
                    [1,]             | Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false') | 1 | 5
                    """)
    void an_error_has_jacksons_words_and_place(String text, String message, int line, int column) {
        var error = error(text, JsonLimits.DEFAULT);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
        assertThat(error.atEnd()).isFalse();
    }

    @Test
    void a_definition_that_is_no_json_is_shown_with_its_source() {
        var text = "not a definition";
        assertThat(error(text, JsonLimits.DEFINITION).messageWithSource(text))
                .isEqualTo(
                        "Unrecognized token 'not': was expecting (JSON String, Number, Array,"
                                + " Object or token 'null', 'true' or 'false')\n"
                                + " at [Source: (String)\"not a definition\"; line: 1, column: 4]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "{", "[1", "\"a", "{\"a\":"})
    void a_text_that_ends_too_early_says_so(String text) {
        var error = error(text, JsonLimits.DEFAULT);
        assertThat(error.atEnd()).isTrue();
        assertThat(error.message()).doesNotContain("REDACTED");
    }

    @Test
    void limits_hold_while_a_text_is_read() {
        var limits = new JsonLimits(40, 3, 5, 8);
        assertThat(Json.print(Json.parse("[[[1234]],\"12345678\"]", limits))).hasSize(21);
        assertExceeded("[[[[1]]]]", limits);
        assertExceeded("123456", limits);
        assertExceeded("1.23456", limits);
        assertExceeded("\"123456789\"", limits);
        assertExceeded("\"" + "é".repeat(20) + "\"", limits);
        assertExceeded("1e1000000000", JsonLimits.DEFAULT);
        assertExceeded("[".repeat(2_000), JsonLimits.DEFAULT);
    }

    @Test
    void bytes_are_utf8_and_nothing_else() {
        var utf16 = "[1]".getBytes(StandardCharsets.UTF_16BE);
        var error =
                catchThrowableOfType(
                        JsonParseException.class, () -> Json.parse(utf16, JsonLimits.DEFAULT));
        assertThat(error).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a byte that begins nothing, 80",
        "a character cut short, C3",
        "a long form of a slash, C0AF",
        "a longer form of a slash, E080AF",
        "a surrogate, EDA080",
        "beyond Unicode, F4908080",
    })
    void bytes_that_are_no_utf8_are_refused(String what, String hex) {
        byte[] wrong = HexFormat.of().parseHex("22" + hex + "22");

        var error =
                catchThrowableOfType(
                        JsonParseException.class, () -> Json.parse(wrong, JsonLimits.DEFAULT));

        assertThat(error).as(what).isNotNull();
    }

    private static void assertExceeded(String text, JsonLimits limits) {
        assertThat(error(text, limits).limitExceeded()).as(text).isTrue();
    }

    private static JsonParseException error(String text, JsonLimits limits) {
        try {
            Json.parse(text, limits);
        } catch (JsonParseException e) {
            return e;
        }
        throw new AssertionError("No error in " + text);
    }
}
