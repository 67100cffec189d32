package gantry.states.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class ExpressionTest {
    @ParameterizedTest
    @ValueSource(strings = {"{%%}", "{%1%}", "{% 1 %}", "{%\n1\n%}"})
    void a_text_wholly_within_the_delimiters_is_an_expression(String text) {
        assertThat(Expression.isDelimited(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{%}", "{% 1", "1 %}", " {% 1 %}", "{% 1 %} ", "1"})
    void any_other_text_is_none(String text) {
        assertThat(Expression.isDelimited(text)).isFalse();
    }

    @Test
    void blanks_around_it_do_not_belong_to_it() throws InvalidExpression {
        assertThat(Expression.compile("{%  1 +  2 %}").text()).isEqualTo("1 +  2");
    }

    @Test
    void it_tells_the_variables_that_it_does_not_bind_itself() throws InvalidExpression {
        var expression =
                Expression.compile("{% ($x := $order.id; $map($list, function($y){ $x + $y })) %}");
        assertThat(expression.variables()).contains("order", "list").doesNotContain("x", "y");
    }

    @Test
    void it_tells_what_it_reads_of_states() throws InvalidExpression {
        var one = Expression.compile("{% $states.context.State.Name %}");
        assertThat(one.readsOfStates("context")).isTrue();
        assertThat(one.readsOfStates("result")).isFalse();
        assertThat(Expression.compile("{% $keys($states) %}").readsOfStates("context")).isTrue();
    }

    @Test
    void what_is_refused_stands_in_the_order_of_writing() throws InvalidExpression {
        var expression = Expression.compile("{% b + $states.errorOutput.Error & $$ & a & b %}");
        assertThat(expression.unsupported(false))
                .containsExactly(
                        "Reference to 'b' at the top level is not supported.",
                        "Field '$states.errorOutput' does not exist.",
                        "Reference to '$$' is not supported.",
                        "Reference to 'a' at the top level is not supported.");
        assertThat(expression.unsupported(true)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{'a':", "-", "function($x){", "$f(", "1+("})
    void nesting_without_end_is_an_error_and_no_overflow(String opening) {
        assertThatThrownBy(() -> Expression.compile("{% " + opening.repeat(200_000) + " %}"))
                .isInstanceOf(InvalidExpression.class);
    }

    @Test
    void what_it_took_is_told_and_bounded() throws InvalidExpression {
        var expression = Expression.compile("{% $sum($map([1..100], function($x){ $x })) %}");
        var spent = new AtomicLong();
        Object sum =
                expression.evaluate(new HashMap<>(), 0, new Random(1), 1_000_000, spent::addAndGet);
        assertThat(sum).isEqualTo(5050L);
        assertThat(spent.get()).isBetween(100L, 10_000L);
        assertThatThrownBy(
                        () ->
                                expression.evaluate(
                                        new HashMap<>(), 0, new Random(1), 50, spent::addAndGet))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage(
                        "threw an error during evaluation: Expression evaluation timeout: Check"
                                + " for infinite loop");
    }
}
