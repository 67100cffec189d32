package gantry.states.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gantry.json.Json;
import gantry.json.Payload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class WideIntegersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12345678901234567890123 | 1.2345678901234568E22",
                "[1, -9223372036854775809, 2] | [1,-9.223372036854776E18,2]",
                "{\"a\": 1, \"b\": 9223372036854775808, \"c\": 3} "
                        + "| {\"a\":1,\"b\":9.223372036854776E18,\"c\":3}",
                "9223372036854775807 | 9223372036854775807",
                "1.50 | 1.50"
            })
    void an_integer_beyond_64_bits_is_a_double(String given, String taken) {
        assertThat(Json.print(WideIntegers.asDoubles(Json.parse(given)))).isEqualTo(taken);
    }

    @Test
    void one_beyond_all_doubles_is_a_text() {
        assertThat(WideIntegers.asDoubles(Json.parse("1" + "0".repeat(400)))).isEqualTo("Infinity");
    }

    @Test
    void a_payload_without_one_is_the_same_payload() {
        Payload payload = Payload.ofText("{\"a\":[1,{\"b\":2.5}]}");
        assertThat(WideIntegers.asDoubles(payload)).isSameAs(payload);
    }

    @Test
    void each_level_of_nesting_is_asked_once() {
        String deep = "[".repeat(200) + "12345678901234567890" + "]".repeat(200);
        Payload taken =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30), () -> WideIntegers.asDoubles(Payload.ofText(deep)));
        assertThat(taken.text()).contains("[1.2345678901234567E19]");
    }
}
