package gantry.json.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    $.x         ; {}              ; No results for path: $['x']
                    $.no.such   ; {}              ; Missing property in path $['no']
                    $.no[*]     ; {}              ; Missing property in path $['no']
                    $.a[0]      ; {"a":1}         ; Filter: [0] can only be applied to arrays. Current context is: 1
                    $.a[0].b    ; {"a":null}      ; Filter: [0]['b'] can only be applied to arrays. Current context is: null
                    $.a[5].b    ; {"a":[1]}       ; Expected to find an object with property ['b'] in path $['a'][5] but found 'null'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.
                    $.a.b       ; {"a":"x"}       ; Expected to find an object with property ['b'] in path $['a'] but found 'com.fasterxml.jackson.databind.node.TextNode'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.
                    $.a[5][0]   ; {"a":[]}        ; The path $['a'][5] is null
                    $.a.sum()   ; {"a":[]}        ; Aggregation function attempted to calculate value using empty array
                    """)
    void a_path_that_leads_nowhere_says_where_it_ended(String path, String root, String message) {
        var compiled = JsonPath.compile(path);
        assertThatThrownBy(() -> compiled.read(Json.parse(root)))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessage(message);
        assertThat(JsonPath.isAbsent(compiled.find(Json.parse(root)))).isTrue();
    }

    @Test
    void null_is_there_but_an_element_beyond_the_end_is_null_only_to_read() {
        var root = Json.parse("{\"n\": null, \"list\": [1]}");
        assertThat(JsonPath.compile("$.n").find(root)).isNull();
        assertThat(JsonPath.compile("$.list[5]").read(root)).isNull();
        assertThat(JsonPath.compile("$.list[5]").find(root)).isEqualTo(JsonPath.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "$a",
                "$.",
                "$..",
                "$.a.",
                "$...a",
                "$[",
                "$[]",
                "$['a'",
                "$['a' 'b']",
                "$[a]",
                "$[1",
                "$[1:2",
                "$[:]",
                "$[99999999999]",
                "$.a b",
                "$[?]",
                "$[?()]",
                "$[?(@.a]",
                "$[?(@.a ==)]",
                "$[?(1)]",
                "$[?(@.a =~ /x)]",
                "$[?(@.a =~ /(/)]",
                "$[?(@.a <> 1)]",
                "$.a.nothing()",
                "$.a.length().b",
                "$.a.sum(",
                "$[(@.length-1)]"
            })
    void what_is_no_path_is_refused(String text) {
        assertThatThrownBy(() -> JsonPath.compile(text)).isInstanceOf(InvalidPathException.class);
    }

    @ParameterizedTest(name = "{0} is printed {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    $                      ; $
                    $.a['b'][\"c\"]        ; $['a']['b'][\"c\"]
                    $.a[0][1,2][1:][:2]    ; $['a'][0][1,2][1:][:2]
                    $.*..a[?(@.b)]         ; $[*]..['a'][?]
                    $.a.length()           ; $['a'].length()
                    $['a','b']             ; $['a','b']
                    """)
    void a_path_is_printed_as_jayway_prints_it(String path, String normalized) {
        assertThat(JsonPath.compile(path)).hasToString(normalized);
        assertThat(JsonPath.compileRemainder(path.substring(1))).hasToString(normalized);
    }

    @Test
    void a_word_without_quotes_is_a_text() {
        var root = Json.parse("[{\"n\": \"Receipt\"}, {\"n\": \"Bill\"}]");
        assertThat(Json.print(JsonPath.compile("$[?(@.n==Receipt)].n").read(root)))
                .isEqualTo("[\"Receipt\"]");
    }
}
