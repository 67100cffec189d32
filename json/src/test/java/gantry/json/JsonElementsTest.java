package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class JsonElementsTest {
    private static final JsonLimits SMALL = JsonLimits.ofBytes(100_000);

    @Test
    void the_elements_of_an_array_come_one_by_one() throws IOException {
        assertThat(values(" [1, \"a\", null, {\"b\": [2]}, 1.50] ", List.of()))
                .isEqualTo(Json.parse("[1, \"a\", null, {\"b\": [2]}, 1.50]"));
        assertThat(values("[]", List.of())).isEmpty();
    }

    @Test
    void the_members_of_an_object_have_keys() throws IOException {
        try (var elements = open("{\"a\": 1, \"b\": {\"c\": 2}}", List.of())) {
            assertThat(elements.isObject()).isTrue();
            assertThat(elements.next()).isTrue();
            assertThat(elements.key()).isEqualTo("a");
            assertThat(elements.next()).isTrue();
            assertThat(elements.key()).isEqualTo("b");
            assertThat(elements.value()).isEqualTo(JsonObject.of("c", 2L));
            assertThat(elements.next()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b | {\"x\": [1, {\"a\": 2}], \"a\": {\"z\": \"]\", \"b\": [7, 8]}, \"y\": 1}",
                "1/k | [[0], {\"k\": [7, 8]}, 3]",
                "a   | {\"a\": [7, 8]}"
            })
    void a_pointer_leads_into_the_text(String pointer, String text) throws IOException {
        assertThat(values(text, List.of(pointer.split("/")))).isEqualTo(List.of(7L, 8L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a | {\"b\": [1]}", "2 | [[1], [2]]", "a | 5", "a | {\"a\": 5}", "a | []"})
    void what_is_absent_or_plain_has_no_elements(String pointer, String text) throws IOException {
        try (var elements = open(text, List.of(pointer))) {
            assertThat(elements.isContainer()).isFalse();
            assertThat(elements.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void reading_goes_on_from_behind_any_element(long seed) throws IOException {
        var random = new Random(seed);
        boolean object = seed % 2 == 0;
        List<Object> expected = new ArrayList<>();
        String text = generate(random, object, expected);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        var offsets = new ArrayList<Long>();
        try (var elements = open(text, List.of("in"))) {
            assertThat(elements.isObject()).isEqualTo(object);
            while (elements.next()) {
                offsets.add(elements.offset());
            }
        }
        assertThat(offsets).hasSameSizeAs(expected);
        for (int i = 0; i < offsets.size(); i++) {
            int from = Math.toIntExact(offsets.get(i));
            var rest = new ByteArrayInputStream(bytes, from, bytes.length - from);
            try (var elements = JsonElements.resume(rest, from, object, SMALL)) {
                List<Object> read = new ArrayList<>();
                List<Long> behind = new ArrayList<>();
                while (elements.next()) {
                    read.add(pair(elements.key(), elements.value()));
                    behind.add(elements.offset());
                }
                assertThat(read).isEqualTo(expected.subList(i + 1, expected.size()));
                assertThat(behind).isEqualTo(offsets.subList(i + 1, offsets.size()));
            }
        }
    }

    private static String generate(Random random, boolean object, List<Object> expected) {
        var text = new StringBuilder("{ \"before\": [1, {}], \"in\" : " + (object ? "{" : "["));
        for (int i = 0; i < 60; i++) {
            Object value = Generated.value(random, 3);
            String key = object ? "k" + i : null;
            text.append(i == 0 ? " " : random.nextBoolean() ? "," : " ,\n\t");
            if (object) {
                text.append('"').append(key).append("\" :");
            }
            text.append(Json.print(value)).append(" ".repeat(random.nextInt(3)));
            expected.add(pair(key, Json.parse(Json.print(value))));
        }
        return text.append(object ? "}" : "]").append(", \"after\": \"é\"}").toString();
    }

    private static Object pair(@Nullable String key, @Nullable Object value) {
        return Arrays.asList(key, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1",
                "[1,]",
                "[1 2]",
                "[1]]",
                "[1] x",
                "{\"a\" 1}",
                "[\"\u0001\"]",
                "[tru]",
                "{\"a\":[1],\"b\":}",
                "nonsense"
            })
    void what_is_no_JSON_is_told(String text) {
        assertThatThrownBy(() -> values(text, List.of())).isInstanceOf(JsonParseException.class);
    }

    @Test
    void what_stands_around_the_elements_is_looked_at_too() {
        assertThatThrownBy(() -> values("{\"a\": [1], \"b\": oops}", List.of("a")))
                .isInstanceOf(JsonParseException.class);
        assertThatThrownBy(() -> values("{\"b\": oops, \"a\": [1]}", List.of("a")))
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void bytes_that_are_no_UTF_8_are_told() {
        byte[] bytes = {'[', '"', (byte) 0xff, '"', ']'};

        assertThatThrownBy(
                        () -> {
                            try (var elements =
                                    JsonElements.open(
                                            new ByteArrayInputStream(bytes),
                                            new JsonPointer(List.of()),
                                            SMALL)) {
                                elements.next();
                            }
                        })
                .isInstanceOf(JsonParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x", "[0,", "{\"a\":", "1", " "})
    void an_endless_element_is_refused_before_it_fills_the_memory(String repeated) {
        assertThatThrownBy(
                        () -> {
                            var text = new MeteredInput(new byte[] {'['}, endless(repeated));
                            try (var elements =
                                    JsonElements.open(text, new JsonPointer(List.of()), SMALL)) {
                                elements.next();
                            }
                        })
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void an_element_may_be_as_long_as_the_limit_and_no_longer() throws IOException {
        String fits = "\"" + "x".repeat(99_998) + "\"";

        assertThat(values("[" + fits + "," + fits + "]", List.of())).hasSize(2);
        assertThatThrownBy(() -> values("[[" + fits + "]]", List.of()))
                .hasMessageContaining("Element length exceeds the maximum allowed (100000)");
    }

    /** The text over and over; the first character only once, if it opens a string. */
    private static InputStream endless(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                int next = bytes[at];
                at = at + 1 < bytes.length ? at + 1 : bytes[0] == '"' ? 1 : 0;
                return next;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    into[offset + i] = (byte) read();
                }
                return length;
            }
        };
    }

    private static JsonElements open(String text, List<String> pointer) throws IOException {
        return JsonElements.open(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new JsonPointer(pointer),
                SMALL);
    }

    private static List<@Nullable Object> values(String text, List<String> pointer)
            throws IOException {
        var values = new ArrayList<@Nullable Object>();
        try (var elements = open(text, pointer)) {
            while (elements.next()) {
                values.add(elements.value());
            }
        }
        return Collections.unmodifiableList(values);
    }
}
