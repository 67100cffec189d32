package gantry.json.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "a 1",
                "a*b+c? 1",
                "a{7} 7",
                "a{7,}b{2,9} 9",
                "(?:){1000} 1000",
                "((){10}){20} 200",
                "(a{3}(b{4}){5}){6} 138",
                "[0-9a-f]{8}-[0-9a-f]{4} 12",
                "(ab)+ 2",
                "(((a*)*)*)* 8",
                "(a)(b)(?:c) 3",
                "\\{9} 1",
                "[(]{3} 3",
                "[]{9}]{4} 4",
                "[^]{9}]{4} 4",
                "[a[b{8}]]{2} 2",
                "\\Q({9}\\E{5} 5",
                "(){2147483647} 2147483647",
                "((){999999999}){999999999} 2147483648",
                "(){99999999999999999999} 2147483648"
            })
    void rounds_add_up_and_multiply_where_they_nest(String pattern, long rounds) {
        assertThat(Repeats.of(pattern)).isEqualTo(rounds);
    }

    @Test
    void depth_takes_no_stack() {
        assertThat(Repeats.of("(".repeat(100_000) + "a" + "){2}".repeat(100_000)))
                .isEqualTo(Repeats.MOST);
    }
}
