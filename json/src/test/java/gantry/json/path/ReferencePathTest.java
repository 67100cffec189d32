package gantry.json.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePathTest {
    @ParameterizedTest(name = "7 at {0} of {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    $          ; {"a":1}               ; 7
                    $.a        ; {"a":1,"b":2}         ; {"a":7,"b":2}
                    $.b.c.d    ; {"a":1}               ; {"a":1,"b":{"c":{"d":7}}}
                    $['x y']   ; {}                    ; {"x y":7}
                    $.a[1]     ; {"a":[1,2]}           ; {"a":[1,7]}
                    $.a[0].b.c ; {"a":[{"x":1}]}       ; {"a":[{"x":1,"b":{"c":7}}]}
                    """)
    void a_value_is_put_in_its_place(String path, String root, String expected) {
        var changed = ReferencePath.compile(path).put(Json.parse(root), 7L);
        assertThat(Json.print(changed)).isEqualTo(expected);
        assertThat(JsonPath.compile(path).read(changed)).isEqualTo(7L);
    }

    @Test
    void what_is_not_on_the_way_is_shared() {
        var untouched = JsonArray.of(1L, 2L);
        var changed = ReferencePath.compile("$.a.b").put(JsonObject.of("x", untouched), 7L);
        assertThat(JsonPath.compile("$.x").read(changed)).isSameAs(untouched);
    }

    @ParameterizedTest(name = "{0} of {1} is stopped at {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.a      ; 1             ; $['a']
                    $.a      ; null          ; $['a']
                    $.a.b    ; {"a":null}    ; $['a']['b']
                    $.a.b    ; {"a":[1]}     ; $['a']['b']
                    $.a[2]   ; {"a":[1,2]}   ; $['a'][2]
                    $.a[0]   ; {}            ; $['a'][0]
                    $.a[0]   ; {"a":{"0":1}} ; $['a'][0]
                    """)
    void a_parent_that_cannot_hold_it_is_an_error(String path, String root, String place) {
        assertThatThrownBy(() -> ReferencePath.compile(path).put(Json.parse(root), 7L))
                .isInstanceOfSatisfying(
                        ParentMismatchException.class, e -> assertThat(e.place()).isEqualTo(place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$.*", "$..a", "$[-1]", "$[0,1]", "$[1:2]", "$['a','b']", "$.a.length()"})
    void other_steps_make_no_reference_path(String path) {
        assertThat(JsonPath.compile(path).isReferencePath()).isFalse();
        assertThatThrownBy(() -> ReferencePath.compile(path))
                .isInstanceOf(InvalidPathException.class);
    }
}
