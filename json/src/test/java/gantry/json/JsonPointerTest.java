package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Objects;

class JsonPointerTest {
    private static final Object VALUE =
            Objects.requireNonNull(Json.parse("{\"a\": {\"b/c\": 1, \"d~1\": 2, \"\": 3}}"));

    @Test
    void each_step_is_a_member() {
        assertThat(pointer("/a/b~1c").read(VALUE)).isEqualTo(1L);
        assertThat(pointer("/a/d~01").read(VALUE)).isEqualTo(2L);
        assertThat(pointer("/a/").read(VALUE)).isEqualTo(3L);
    }

    @Test
    void without_a_step_it_is_the_whole() {
        assertThat(pointer("").read(VALUE)).isSameAs(VALUE);
    }

    @Test
    void nothing_is_where_no_member_has_the_name() {
        assertThat(pointer("/a/x/y").read(VALUE)).isNull();
    }

    @Test
    void a_text_that_begins_otherwise_is_none() {
        assertThat(JsonPointer.find("a/b")).isNull();
    }

    private static JsonPointer pointer(String text) {
        return Objects.requireNonNull(JsonPointer.find(text));
    }
}
