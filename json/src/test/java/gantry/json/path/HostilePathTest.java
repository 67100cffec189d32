package gantry.json.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gantry.json.Json;
import gantry.json.JsonArray;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class HostilePathTest {
    static List<String> endless() {
        return List.of(
                "$" + ".a".repeat(10_000),
                "$" + ".*".repeat(300),
                "$[?(" + "(".repeat(8_000),
                "$[?(" + "!".repeat(8_000) + "(@.a))]",
                "$" + "[?(@".repeat(3_000),
                "$[?(@.a in " + "[".repeat(8_000),
                "$.sum(" + "$.sum(".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void an_endless_path_is_refused(String path) {
        assertThatThrownBy(() -> JsonPath.compile(path)).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void a_value_nested_deep_is_scanned_without_stack() {
        Object deep = JsonObject.of("a", 1L);
        for (int i = 0; i < 50_000; i++) {
            deep = i % 2 == 0 ? JsonArray.of(deep) : JsonObject.of("b", deep);
        }
        assertThat(Json.print(JsonPath.compile("$..a").read(deep))).isEqualTo("[1]");
    }

    @Test
    void a_path_that_visits_too_much_ends() {
        var wide = JsonArray.builder();
        for (long i = 0; i < 2_000; i++) {
            wide.add(JsonObject.of("a", i));
        }
        assertEnds("$[?($[?(@.a < 0)].a anyof [1])]", wide.build());
        Object deep = JsonArray.empty();
        for (int i = 0; i < 60; i++) {
            deep = JsonArray.of(deep);
        }
        assertEnds("$" + "..*".repeat(8), deep);
    }

    @Test
    void what_a_scan_passes_over_counts_as_well() {
        var numbers = JsonArray.builder();
        for (long i = 0; i < 60_000; i++) {
            numbers.add(i);
        }
        assertEnds("$[?($..x)]", numbers.build());
    }

    @Test
    void a_regular_expression_that_goes_back_for_ever_ends() {
        assertEnds("$[?(@ =~ /(x|xx)+\\1y/)]", JsonArray.of("x".repeat(100)));
        assertEnds("$[?(@ =~ /(x|y)*z/)]", JsonArray.of("xy".repeat(100_000)));
    }

    private static void assertEnds(String path, Object root) {
        assertThatThrownBy(() -> JsonPath.compile(path).read(root))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessage("The path visits more than 1000000 values");
    }
}
