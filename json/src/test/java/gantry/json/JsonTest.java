package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-12",
                "1.50",
                "1e400",
                "123456789012345678901234567890",
                "\"é\\u0001\\n\\\"/\"",
                "[]",
                "{}",
                "{\"a\":[1,{\"b\":null}],\"c\":\"\"}"
            })
    void a_compact_text_is_printed_as_it_was_written(String text) {
        assertThat(Json.print(Json.parse(text))).isEqualTo(text);
    }
}
