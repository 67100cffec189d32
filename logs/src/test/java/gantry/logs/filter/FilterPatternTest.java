package gantry.logs.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
    private static final String JSON =
            """
            {"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111", "size": 20, "ok": true,
             "none": null, "text": "12", "arrayKey": ["value", "another"], "a.b": 1,
             "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}]}\
            """;

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "'' | anything | true",
                "ERROR | [ERROR 400] BAD REQUEST | true",
                "ERROR | [error 400] BAD REQUEST | false",
                "ERROR REQUEST | [ERROR 400] BAD REQUEST | true",
                "ERROR ARGUMENTS | [ERROR 400] BAD REQUEST | false",
                "?ERROR ?WARN | [WARN] slow | true",
                "?ERROR ?WARN | [INFO] slow | false",
                "ERROR -REQUEST | [ERROR 400] BAD REQUEST | false",
                "ERROR -REQUEST | [ERROR 419] MISSING ARGUMENTS | true",
                "-ERROR | [INFO] fine | true",
                "\"INTERNAL SERVER ERROR\" | [ERROR] INTERNAL SERVER ERROR | true",
                "\"INTERNAL SERVER ERROR\" | [ERROR] INTERNAL ERROR | false",
                "%[45]\\d\\d% | status 404 | true",
                "%[45]\\d\\d% | status 200 | false",
                "-\"not found\" | it is not found | false"
            })
    void terms_are_looked_for_in_the_message(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.parse(pattern).test(message)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = ';',
            value = {
                "{ $.eventType = \"UpdateTrail\" } ; true",
                "{ $.eventType = UpdateTrail } ; true",
                "{ $.eventType = \"Update*\" } ; true",
                "{ $.eventType = \"Create*\" } ; false",
                "{ $.eventType != \"Create*\" } ; true",
                "{ $.sourceIPAddress != 123.123.* } ; true",
                "{ $.sourceIPAddress = 111.111.* } ; true",
                "{ $.missing != \"x\" } ; false",
                "{ $.arrayKey[0] = \"value\" } ; true",
                "{ $.arrayKey[1] = \"value\" } ; false",
                "{ $.arrayKey[*] = \"another\" } ; true",
                "{ $.objectList[1].id = 2 } ; true",
                "{ $.objectList[*].name = \"b\" } ; true",
                "{ $.size > 19 } ; true",
                "{ $.size >= 20 } ; true",
                "{ $.size < 2e1 } ; false",
                "{ $.size = 20.0 } ; true",
                "{ $.text = 12 } ; true",
                "{ $.ok IS TRUE } ; true",
                "{ $.ok IS FALSE } ; false",
                "{ $.none IS NULL } ; true",
                "{ $.missing IS NULL } ; false",
                "{ $.missing NOT EXISTS } ; true",
                "{ $.none NOT EXISTS } ; false",
                "{ $.['a.b'] = 1 } ; true",
                "{ $.eventType = %Trail$% } ; true",
                "{ ($.size = 1 || $.ok IS TRUE) && $.eventType = \"U*l\" } ; true",
                "{ $.size = 1 || $.ok IS TRUE && $.eventType = \"x\" } ; false"
            })
    void conditions_are_held_against_the_members_of_a_JSON_message(
            String pattern, boolean matches) {
        assertThat(FilterPattern.parse(pattern).test(JSON)).isEqualTo(matches);
    }

    @Test
    void a_message_that_is_no_JSON_matches_no_condition() {
        assertThat(FilterPattern.parse("{ $.a NOT EXISTS }").test("no JSON")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ $.a = }", "{ $.a }", "{ a = 1 }", "{ $.a = 1", "{ $.a = 1 } x", "{ ($.a = 1 }",
                "{ $.a IS MAYBE }", "{ $.a > \"x\" }", "\"open", "%open", "[ip, user]",
                        "not-quoted",
                "%(a|b)%", "-", "{ $.a[x] = 1 }"
            })
    void what_is_no_pattern_is_refused(String pattern) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern))
                .isInstanceOf(InvalidFilterPattern.class);
    }

    @Test
    void neither_stars_nor_regular_expressions_run_away() {
        String text = "a".repeat(200_000);
        assertThat(
                        FilterPattern.parse("{ $.a = \"" + "a*".repeat(400) + "b\" }")
                                .test("{\"a\": \"" + "a".repeat(5_000) + "\"}"))
                .isFalse();
        assertThatThrownBy(() -> FilterPattern.parse("%a*a*a*a*a*a*b%").test(text))
                .isInstanceOf(InvalidFilterPattern.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%^{2000000000}b%", "{ $.a = %${2000000000}b% }", "%\\b{400000000}c%"})
    void what_is_empty_is_not_repeated_without_end(String pattern) {
        var matches = FilterPattern.parse(pattern);
        assertThatThrownBy(() -> matches.test("{\"a\": \"" + "a".repeat(1_000) + "\"}"))
                .isInstanceOf(InvalidFilterPattern.class);
    }

    @Test
    void a_count_of_characters_is_held_against_a_long_message() {
        assertThat(FilterPattern.parse("%x.{100}y%").test("a".repeat(200_000))).isFalse();
    }
}
