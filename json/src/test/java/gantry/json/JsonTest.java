package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-12",
                "9223372036854775807",
                "9223372036854775808",
                "1.50",
                "1e400",
                "123456789012345678901234567890",
                "\"é😀/\\u0001\\n\\\"\\\\\\u007F\"",
                "[]",
                "{}",
                "{\"a\":[1,{\"b\":null}],\"c\":\"\"}"
            })
    void a_compact_text_is_printed_as_it_was_written(String text) {
        var expected = text.replace("\\u007F", "\u007f");
        assertThat(Json.print(Json.parse(text))).isEqualTo(expected);
    }

    @Test
    void generated_values_survive_printing_and_parsing() throws IOException {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var value = Generated.value(random, 4);
            var text = Json.print(value);
            var bytes = new ByteArrayOutputStream();
            Json.print(value, bytes);
            assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
            assertThat(Json.utf8Length(text)).isEqualTo(bytes.size());
            assertThat(Json.equal(Json.parse(text), value)).as(text).isTrue();
            var read = Json.parse(Json.printUtf8(value), JsonLimits.DEFAULT);
            assertThat(Json.print(read)).isEqualTo(text);
            assertThat(Json.hash(read)).as(text).isEqualTo(Json.hash(value));
        }
    }

    @Test
    void what_java_computes_is_printed_as_jackson_prints_it() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("i", 1);
        map.put("d", 1.0e10);
        map.put("n", Double.NaN);
        map.put("b", new BigDecimal("1.50"));
        map.put("l", Arrays.asList(null, 0.1f, BigInteger.TEN));
        assertThat(Json.print(map))
                .isEqualTo("{\"i\":1,\"d\":1.0E10,\"n\":\"NaN\",\"b\":1.50,\"l\":[null,0.1,10]}");
    }

    @Test
    void a_lone_surrogate_is_escaped_and_comes_back() {
        assertThat(Json.print("\ud800x")).isEqualTo("\"\\uD800x\"");
        assertThat(Json.parse("\"\\uD800x\"")).isEqualTo("\ud800x");
    }

    @Test
    void of_a_repeated_key_the_last_value_stands_in_the_first_place() {
        assertThat(Json.print(Json.parse("{\"a\":1,\"b\":2,\"a\":3}")))
                .isEqualTo("{\"a\":3,\"b\":2}");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    1                  ; 1.0                ; true
                    100                ; 1e2                ; true
                    0                  ; -0.0               ; true
                    9007199254740993   ; 9007199254740992.0 ; false
                    {"a":1,"b":[2]}    ; {"b":[2.0],"a":1}  ; true
                    {"a":null}         ; {"b":null}         ; false
                    [1,2]              ; [2,1]              ; false
                    "1"                ; 1                  ; false
                    [[]]               ; [{}]               ; false
                    """)
    void values_are_equal_when_they_are_the_same_json(String a, String b, boolean equal) {
        assertThat(Json.equal(Json.parse(a), Json.parse(b))).isEqualTo(equal);
        if (equal) {
            assertThat(Json.hash(Json.parse(a))).isEqualTo(Json.hash(Json.parse(b)));
        }
    }

    @Test
    void nesting_that_grew_step_by_step_costs_no_stack() {
        Object deep = JsonArray.empty();
        for (int i = 0; i < 50_000; i++) {
            deep = i % 2 == 0 ? JsonArray.of(deep) : JsonObject.of("a", deep);
        }
        var read = Payload.ofText(Json.print(deep)).value();
        assertThat(Json.equal(read, deep)).isTrue();
        assertThat(Json.hash(read)).isEqualTo(Json.hash(deep));
    }

    @Test
    void a_value_does_not_tell_its_content_unasked() {
        assertThat(String.valueOf(Json.parse("{\"a\":[\"secret\"]}"))).doesNotContain("secret");
        assertThat(Payload.of("secret").toString()).doesNotContain("secret");
    }

    @Test
    void something_else_is_no_json() {
        assertThatThrownBy(() -> Json.print(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A java.lang.Object is no JSON value");
    }

    @Test
    void numbers_beyond_a_long_keep_their_value_and_spelling() {
        var number = JsonNumber.of("-1.50e3");
        assertThat(number.bigDecimalValue()).isEqualByComparingTo("-1500");
        assertThat(number.doubleValue()).isEqualTo(-1500.0);
        assertThat(number.longValue()).isEqualTo(-1500L);
        assertThat(Json.compareNumbers(JsonNumber.of("1e999999999"), Long.MAX_VALUE)).isPositive();
        assertThatThrownBy(() -> JsonNumber.of("01")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> JsonNumber.of("1e1000000000"))
                .isInstanceOf(NumberFormatException.class);
    }
}
