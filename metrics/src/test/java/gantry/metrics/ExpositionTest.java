package gantry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ExpositionTest {
    private final Exposition exposition = new Exposition();

    @Test
    void a_family_has_its_help_its_type_and_its_samples() {
        exposition
                .counter("cakes_total", "Cakes eaten.")
                .with(3, "kind", "plum")
                .with(4, "kind", "apple", "size", "l");
        exposition.gauge("hunger", "Left.").with(0.5);

        assertThat(exposition.text())
                .isEqualTo(
                        """
                        # HELP cakes_total Cakes eaten.
                        # TYPE cakes_total counter
                        cakes_total{kind="plum"} 3
                        cakes_total{kind="apple",size="l"} 4
                        # HELP hunger Left.
                        # TYPE hunger gauge
                        hunger 0.5
                        """);
    }

    @Test
    void what_would_end_a_line_or_a_label_is_escaped() {
        exposition.gauge("odd", "A \\ and\na line.").with(1, "of", "a\\b\"c\nd");

        assertThat(exposition.text())
                .isEqualTo(
                        """
                        # HELP odd A \\\\ and\\na line.
                        # TYPE odd gauge
                        odd{of="a\\\\b\\"c\\nd"} 1
                        """);
    }

    @Test
    void a_histogram_counts_upwards_in_the_units_of_its_name() {
        var histogram = new Histogram(1_000, 2_500);
        histogram.record(1_000);
        histogram.record(1_001);
        histogram.record(9_000);

        exposition.histogram("time_seconds", "Spent.", 1_000).with(histogram.snapshot(), "of", "x");

        assertThat(exposition.text())
                .isEqualTo(
                        """
                        # HELP time_seconds Spent.
                        # TYPE time_seconds histogram
                        time_seconds_bucket{of="x",le="1"} 1
                        time_seconds_bucket{of="x",le="2.5"} 2
                        time_seconds_bucket{of="x",le="+Inf"} 3
                        time_seconds_sum{of="x"} 11.001
                        time_seconds_count{of="x"} 3
                        """);
    }

    @Test
    void a_name_comes_once_and_a_counter_says_that_it_is_one() {
        exposition.gauge("once", "x");

        assertThatIllegalArgumentException().isThrownBy(() -> exposition.gauge("once", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> exposition.counter("many", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> exposition.gauge("No-Name", "x"));
    }

    @Test
    void the_samples_of_a_family_stand_together() {
        var first = exposition.gauge("first", "x");
        exposition.gauge("second", "x");

        assertThatIllegalStateException().isThrownBy(() -> first.with(1));
    }

    @Test
    void labels_beyond_the_bound_are_counted_together() {
        var labelled = new Labelled<>(2, () -> new int[1]);
        for (String label : new String[] {"a", "b", "c", "a", "d"}) {
            labelled.of(label)[0]++;
        }

        assertThat(labelled.all()).containsOnlyKeys("a", "b", Labelled.OTHER);
        assertThat(labelled.of("a")).containsExactly(2);
        assertThat(labelled.of(Labelled.OTHER)).containsExactly(2);
    }

    @Test
    void labels_that_nobody_could_read_are_counted_together() {
        var labelled = new Labelled<>(2, () -> new int[1]);
        labelled.of("x".repeat(1 << 20))[0]++;
        labelled.of("a")[0]++;

        assertThat(labelled.all()).containsOnlyKeys("a", Labelled.OTHER);
    }
}
