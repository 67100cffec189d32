package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.states.definition.Intrinsic.Argument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

class IntrinsicParserTest {
    @Test
    void arguments_of_every_kind_are_read() {
        var call =
                call(
                        "States.Array('a', 1, -2.5, true, null, $.b[0], $$.Execution.Id,"
                                + " States.UUID())");
        assertThat(call.function()).isEqualTo(IntrinsicFunction.ARRAY);
        assertThat(call.arguments()).hasSize(8);
        assertThat(call.arguments().subList(0, 2))
                .containsExactly(new Argument.Text("a", "a"), new Argument.Constant(1L));
        assertThat(call.arguments().subList(3, 5))
                .containsExactly(new Argument.Constant(true), new Argument.Constant(null));
        assertThat(((Argument.Path) call.arguments().get(6)).path().source())
                .isEqualTo(DataPath.Source.CONTEXT);
        assertThat(((Argument.Call) call.arguments().get(7)).call().text())
                .isEqualTo("States.UUID()");
    }

    @Test
    void a_string_keeps_what_was_written_beside_what_it_means() {
        var call = call("States.Format('it\\'s \\{{}\\} \\\\', $.a)");
        assertThat(call.arguments().getFirst())
                .isEqualTo(new Argument.Text("it's {{}} \\", "it\\'s \\{{}\\} \\\\"));
    }

    @Test
    void a_comma_or_parenthesis_inside_a_path_does_not_end_it() {
        var call = call("States.ArrayLength($.a[?(@.b == ',)' && @.c > 1)])");
        assertThat(((Argument.Path) call.arguments().getFirst()).path().text())
                .isEqualTo("$.a[?(@.b == ',)' && @.c > 1)]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "States.Nope()",
                "States.UUID",
                "States.UUID(",
                "States.UUID() x",
                "States.UUID(1)",
                "States.Format()",
                "States.MathRandom(1)",
                "States.MathRandom(1, 2, 3, 4)",
                "States.Array(1,)",
                "States.Array(,1)",
                "States.Array('a)",
                "States.Array('\\n')",
                "States.Array(\"a\")",
                "States.Array(01)",
                "States.Array($.a[)",
                "States.Array(a)",
                "States.Array(1 2)",
                "states.array(1)"
            })
    void what_is_no_call_is_refused(String text) {
        assertThat(IntrinsicParser.parse(text)).isNull();
    }

    @Test
    void ten_calls_may_stand_in_each_other_and_not_eleven() {
        assertThat(call("States.Array(".repeat(10) + ")".repeat(10)).arguments()).hasSize(1);
        assertThat(IntrinsicParser.parse("States.Array(".repeat(11) + ")".repeat(11))).isNull();
    }

    @Test
    void an_argument_may_be_a_path_of_a_variable() {
        assertThat(call("States.MathAdd($total.net, 1)").arguments().getFirst())
                .extracting(argument -> ((Intrinsic.Argument.Path) argument).path().variable())
                .isEqualTo("total");
    }

    private static Intrinsic call(String text) {
        return Objects.requireNonNull(IntrinsicParser.parse(text), text);
    }
}
