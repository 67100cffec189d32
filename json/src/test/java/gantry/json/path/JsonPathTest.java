package gantry.json.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final String STORE =
            """
            {"a": 1, "n": null, "list": [1, 2, 3, 4],
             "books": [{"id": 1, "price": 8.95, "tags": ["x", "y"]},
                       {"id": 2, "price": 12, "isbn": "0-553"},
                       {"id": 3, "price": 22.99, "isbn": "0-395"}],
             "deep": {"a": {"a": 2}, "it's": 5, "x y": 6}}\
            """;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.a                              ; 1
                    $.n                              ; null
                    $['deep']['x y']                 ; 6
                    $["deep"]["a"].a                 ; 2
                    $['deep']['it\\'s']              ; 5
                    $.list[0]                        ; 1
                    $.list[-1]                       ; 4
                    $.list[9]                        ; null
                    $.list[0,2]                      ; [1,3]
                    $.list[1:3]                      ; [2,3]
                    $.list[2:]                       ; [3,4]
                    $.list[:-1]                      ; [1,2,3]
                    $.list[-2:]                      ; [3,4]
                    $.list[0:4:2]                    ; [1,2,3,4]
                    $.list.length()                  ; 4
                    $.list.sum()                     ; 10.0
                    $.list.avg()                     ; 2.5
                    $.list.min()                     ; 1.0
                    $.books[*].id                    ; [1,2,3]
                    $.books[*].isbn                  ; ["0-553","0-395"]
                    $..id                            ; [1,2,3]
                    $..a                             ; [1,{"a":2},2]
                    $.books[?(@.price > 10)].id      ; [2,3]
                    $.books[?(@.isbn)].id            ; [2,3]
                    $.books[?(!@.isbn)].id           ; [1]
                    $.books[?(!(@.id == 2 || @.id == 3))].id ; [1]
                    $.books[?(@.isbn =~ /0-5.*/)].id ; [2]
                    $.books[?(@.id in [1, 3])].id    ; [1,3]
                    $.books[?(@.tags contains 'x')].id ; [1]
                    $.books[?(@.tags contains x)].id ; [1]
                    $.books[?(@.tags size 2)].id     ; [1]
                    $.books[?(@.id == $.a)].id       ; [1]
                    $['a','n']                       ; {"a":1,"n":null}
                    $.books[*]['id','isbn']          ; [{"id":1},{"id":2,"isbn":"0-553"},{"id":3,"isbn":"0-395"}]
                    $..price.max()                   ; 22.99
                    """)
    void a_path_reads(String path, String expected) {
        var read = JsonPath.compile(path).read(Json.parse(STORE));
        assertThat(Json.print(read)).isEqualTo(expected);
    }

    @Test
    void a_reference_path_makes_missing_objects_and_shares_the_rest() {
        var untouched = JsonObject.of("x", 1L);
        var root = JsonObject.of("a", untouched, "b", 1L);
        var changed = ReferencePath.compile("$.new.deep").put(root, 7L);
        assertThat(JsonPath.compile("$.new.deep").read(changed)).isEqualTo(7L);
        assertThat(JsonPath.compile("$.a").read(changed)).isSameAs(untouched);
    }

    @Test
    void a_missing_leaf_is_named_by_the_whole_path() {
        assertThatThrownBy(() -> JsonPath.compile("$.x").read(JsonObject.empty()))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessage("No results for path: $['x']");
    }
}
