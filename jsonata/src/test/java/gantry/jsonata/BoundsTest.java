package gantry.jsonata;

import static gantry.jsonata.Evaluations.error;
import static gantry.jsonata.Evaluations.print;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.jsonata.values.JsonataException.Bound;
import gantry.jsonata.values.Limits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
    private static final long SMALL_STACK_BYTES = 512 * 1024;
    private static final Limits TIGHT = new Limits(200_000, 100, 1_000_000, 4_000_000);

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "($f := function($n){1 + $f($n + 1)}; $f(0))",
                "($f := function($n){$map([1], $f)}; $f(0))",
                "($f := function($n){$sort([1, 2], $f)}; $f(0))",
                "($f := function($n){[2, 1]^($f($))}; $f(0))",
                "($f := function($n){$reduce([1, 2], function($x, $y){[$f($x)]})}; $f(0))",
                "($f := function($n){$eval('[$f(1)]')}; $f(0))",
                "($f := function($n){$replace('b', /b/, function($m){$f(1)})}; $f(0))",
                "($f := function($n){$n ~> |$|{'a': $f({})}|}; $f({}))",
                "($g := function($p, $n){$n = 0 ? $p : $g($p(?), $n - 1)};"
                        + " $h := $g($sum, 10000); $h([1]))",
                "($g := function($p, $n){$n = 0 ? $p : $g($p ~> $string, $n - 1)};"
                        + " $h := $g($sum, 10000); $h([1]))",
                "($g := function($p, $n){$n = 0 ? $p : $g([[$p], 1], $n - 1)}; $g(1, 5000).a)",
                "$contains($pad('', 100000, 'a'), /(a|b)*c/)"
            })
    void deep_recursion_is_an_error_also_on_a_small_stack(String expression)
            throws InterruptedException {
        assertThat(onSmallStack(expression, Limits.DEFAULT)).isEqualTo(Bound.DEPTH);
    }

    @Test
    void a_tail_call_needs_no_depth() {
        assertThat(print("($f := function($n){$n = 0 ? 'done' : $f($n - 1)}; $f(100000))"))
                .isEqualTo("\"done\"");
    }

    @Test
    void many_matches_of_a_pattern_with_repeats_cost_what_they_pass_over() {
        assertThat(
                        print(
                                "$count($match($join([1..1000].('2026-11-26 at some hour of the"
                                        + " day; ')), /\\d{4}-\\d{2}-\\d{2}/))"))
                .isEqualTo("1000");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "($f := function(){$f()}; $f())",
                "$map([1..1000], function($x){$map([1..1000], function($y){$x * $y})})",
                "$contains($pad('', 3000, 'a'), /(a+)+b/)",
                "$count([1..1000].([1..1000][$ = 0]))",
                "$sort([1..2000], function($l, $r){$count([1..100][$ = $l]) > 0})"
            })
    void endless_work_is_an_error(String expression) {
        assertThat(error(expression, TIGHT).bound()).isEqualTo(Bound.STEPS);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "$pad('x', 100000000)",
                "$pad('x', 1e300)",
                "$pad('x', -1e300, 'ab')",
                "[1..10000000]",
                "($f := function($s){$f($s & $s)}; $f('x'))",
                "($f := function($s){$f($append($s, $s))}; $f([1, 2]))",
                "($f := function($s){$f($join([$s, $s]))}; $f('x'))",
                "$formatInteger(1e300, 'i')",
                "$replace($pad('', 100000, 'a'), /a/, $pad('', 1000, 'b'))",
                "$string([1..1000].($pad('', 10000, '\"')))"
            })
    void what_would_not_fit_is_an_error_before_it_is_made(String expression) {
        assertThat(error(expression, TIGHT).bound()).isEqualTo(Bound.MEMORY);
    }

    @Test
    void a_range_has_the_limit_of_the_reference_too() {
        assertThat(error("[1..10000001]", Limits.DEFAULT).code()).isEqualTo("D2014");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"(, )", "[, ]", "a[, ]", "'$f(', )", "-, ''", "'{\"a\":', }", "1+, ''", "a~>, ''"})
    void deep_nesting_of_the_source_is_an_error_not_a_stack_overflow(String open, String close)
            throws InterruptedException {
        var expression = open.repeat(100_000) + "1" + close.repeat(100_000);
        assertThat(onSmallStack(expression, Limits.DEFAULT)).isEqualTo(Bound.DEPTH);
    }

    @Test
    void depth_counts_as_the_reference_counts_it() {
        var hundred = new Limits(1_000_000, 100, 1_000_000, 1_000_000);
        assertThat(Evaluations.evaluate(Jsonata.compile(sum(100)), null, hundred)).isEqualTo(100L);
        assertThat(error(sum(101), hundred).bound()).isEqualTo(Bound.DEPTH);
        var nested = "(".repeat(99) + "1" + ")".repeat(99);
        assertThat(Evaluations.evaluate(Jsonata.compile(nested), null, hundred)).isEqualTo(1L);
        assertThat(error("(" + nested + ")", hundred).bound()).isEqualTo(Bound.DEPTH);
    }

    private static String sum(int terms) {
        return "1" + "+1".repeat(terms - 1);
    }

    @Test
    void an_error_of_the_bounds_passes_through_eval() {
        assertThat(error("$eval('[1..1000000]')", TIGHT).bound()).isEqualTo(Bound.MEMORY);
    }

    private static @Nullable Bound onSmallStack(String expression, Limits limits)
            throws InterruptedException {
        var bound = new @Nullable Bound[1];
        var thread =
                new Thread(
                        null,
                        () -> bound[0] = error(expression, limits).bound(),
                        "small stack",
                        SMALL_STACK_BYTES);
        thread.start();
        thread.join();
        return bound[0];
    }
}
