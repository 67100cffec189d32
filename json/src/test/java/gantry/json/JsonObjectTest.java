package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Random;

class JsonObjectTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 16, 17, 200})
    void an_object_answers_as_a_linked_map_of_its_members(int keys) {
        var random = new Random(keys);
        var expected = new LinkedHashMap<String, Object>();
        var object = JsonObject.empty();
        var builder = JsonObject.builder();
        for (long i = 0; i < keys * 2L; i++) {
            var key = "k" + random.nextInt(keys);
            expected.put(key, i);
            object = object.with(key, i);
            builder.put(key, i);
        }
        assertThat(object.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(object.equals(expected)).isTrue();
        assertThat(builder.build()).isEqualTo(object);
        assertThat(object.hashCode()).isEqualTo(expected.hashCode());
        assertThat(object.containsKey("absent")).isFalse();
        for (String key : expected.keySet()) {
            assertThat(object.get(key)).isEqualTo(expected.get(key));
            assertThat(object.without(key).containsKey(key)).isFalse();
            assertThat(object.without(key)).hasSize(expected.size() - 1);
        }
    }

    @Test
    void a_key_that_comes_again_keeps_its_place_and_takes_the_last_value() {
        assertThat(Json.print(JsonObject.of("a", 1L, "a", 2L))).isEqualTo("{\"a\":2}");
        assertThat(Json.print(JsonObject.of("a", 1L, "b", 2L, "a", 3L)))
                .isEqualTo("{\"a\":3,\"b\":2}");
        assertThat(Json.print(JsonObject.of("a", 1L, "b", 2L, "b", 3L)))
                .isEqualTo("{\"a\":1,\"b\":3}");
        assertThat(Json.print(JsonObject.of("a", 1L, "a", 2L, "b", 3L)))
                .isEqualTo("{\"a\":2,\"b\":3}");
    }

    @Test
    void keys_of_one_hash_are_told_apart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        var object = JsonObject.of("Aa", 1L, "BB", 2L);
        assertThat(object.get(new String("BB"))).isEqualTo(2L);
        assertThat(object.get("C#")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void a_builder_that_goes_on_leaves_what_it_built_alone(int keys) {
        var builder = JsonObject.builder();
        for (int i = 0; i < keys; i++) {
            builder.put("k" + i, 0L);
        }
        var built = builder.build();
        builder.put("more", 1L).put("k0", 1L);
        assertThat(built).hasSize(keys).doesNotContainKey("more").containsEntry("k0", 0L);
    }
}
