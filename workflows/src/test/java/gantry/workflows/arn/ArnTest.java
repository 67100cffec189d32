package gantry.workflows.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";

    @Test
    void each_kind_prints_what_it_was_parsed_from() {
        assertThat(StateMachineArn.parse(PREFIX + "stateMachine:m"))
                .hasToString(PREFIX + "stateMachine:m");
        assertThat(StateMachineArn.parse(PREFIX + "stateMachine:m:7"))
                .hasToString(PREFIX + "stateMachine:m:7");
        assertThat(ExecutionArn.parse(PREFIX + "execution:m:e"))
                .hasToString(PREFIX + "execution:m:e");
        assertThat(ExpressExecutionArn.parse(PREFIX + "express:m:e:r"))
                .hasToString(PREFIX + "express:m:e:r");
        assertThat(ActivityArn.parse(PREFIX + "activity:a")).hasToString(PREFIX + "activity:a");
    }

    @ParameterizedTest(name = "\"{0}\" is no ARN")
    @ValueSource(
            strings = {
                "not_a_valid_arn",
                "",
                "arn:aws:states:us-east-1:123456789012:execution",
                "arn:aws:sqs:us-east-1:123456789012:execution:m:e",
                "arn:aws:states:us-east-1:123456789012:execution:m",
                "arn:aws:states:us-east-1:123456789012:execution:m:e:x",
                "arn:aws:states:us-east-1:123456789012:execution::e"
            })
    void a_text_that_is_no_ARN_is_refused_in_the_words_of_AWS(String text) {
        assertThatThrownBy(() -> ExecutionArn.parse(text))
                .isInstanceOf(InvalidArn.class)
                .hasMessage("Invalid Arn: 'Invalid ARN prefix: " + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"express:m:e:r, express", "stateMachine:m, stateMachine", "activity:a, activity"})
    void an_ARN_of_another_kind_is_refused_by_its_type(String resource, String type) {
        assertThatThrownBy(() -> ExecutionArn.parse(PREFIX + resource))
                .hasMessage("Invalid Arn: 'Resource type not valid in this context: " + type + "'");
    }

    @Test
    void an_unqualified_machine_drops_version_and_alias() {
        var arn = StateMachineArn.parse(PREFIX + "stateMachine:m:PROD");
        assertThat(arn.qualifier()).isEqualTo("PROD");
        assertThat(arn.unqualified()).hasToString(PREFIX + "stateMachine:m");
    }
}
