package gantry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class MediansTest {
    @Test
    void the_median_of_an_odd_number_of_figures_is_the_middle_one() {
        assertThat(Medians.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
    }

    @Test
    void the_median_of_an_even_number_of_figures_lies_between_the_two_middle_ones() {
        assertThat(Medians.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
    }

    @Test
    void the_spread_names_the_least_and_the_greatest() {
        assertThat(Medians.spread(List.of(0.42, 0.31, 0.4))).isEqualTo("0.31..0.42");
    }
}
