package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonParseExceptionTest {
    @Test
    void an_unknown_word_is_located_behind_its_end_as_Step_Functions_does() {
        String text = "not a definition";
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOfSatisfying(
                        JsonParseException.class,
                        e ->
                                assertThat(e.messageWithSource(text))
                                        .isEqualTo(
                                                "Unrecognized token 'not': was expecting (JSON"
                                                    + " String, Number, Array, Object or token"
                                                    + " 'null', 'true' or 'false')\n"
                                                    + " at [Source: (String)\"not a definition\";"
                                                    + " line: 1, column: 4]"));
    }
}
