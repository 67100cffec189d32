package gantry.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {
    private static final String DEFINITION =
            """
            {
              "StartAt": "A",
              "States": {
                "A": {"Type": "Choice",
                      "Choices": [{"Next": "B"},
                                  {"Next": "C"}]},
                "A/b[0]": {"Type": "Fail"}
              }
            }\
            """;

    @ParameterizedTest(name = "{0} stands in line {1}, column {2}")
    @CsvSource({
        "/StartAt, 2, 3",
        "/States/A, 4, 5",
        "/States/A/Choices[1], 6, 23",
        "/States/A/Choices[1]/Next, 6, 24",
        "/States/A/b[0]/Type, 7, 16",
        "/States/A/Choices[1]/Nothing, 6, 23",
        "/States/A/Choices[7]/Next, 5, 11",
        "/Nothing, 1, 1",
        "'', 1, 1"
    })
    void a_place_is_found_in_the_text(String location, int line, int column) {
        assertThat(JsonDocument.parse(DEFINITION).positionOf(location))
                .isEqualTo(new JsonDocument.Position(line, column));
    }
}
