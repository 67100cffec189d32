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
                "arn:aws:states:us-east-1:123456789012:execution::e",
                "arn:aws:states:us-east-1:123456789012:execution:m:e\0"
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

    @ParameterizedTest(name = "{0}: version {1}, alias {2}")
    @CsvSource({
        "m, 0, false",
        "m:7, 7, false",
        "m:999999999999999999, 999999999999999999, false",
        "m:9999999999999999999, 0, false",
        "m:0, 0, false",
        "m:07, 0, false",
        "m:v7, 0, true",
        "m:7.1, 0, true",
        "m:_, 0, true",
        "m:live-1, 0, true",
        "m:a b, 0, false"
    })
    void a_qualifier_is_a_version_or_an_alias_or_neither(
            String resource, long version, boolean isAlias) {
        var arn = StateMachineArn.parse(PREFIX + "stateMachine:" + resource);
        assertThat(arn.version()).isEqualTo(version);
        assertThat(arn.isVersion()).isEqualTo(version != 0);
        assertThat(arn.isAlias()).isEqualTo(isAlias);
        assertThat(arn.isOf(StateMachineArn.parse(PREFIX + "stateMachine:m"))).isTrue();
    }

    @Test
    void the_ARN_of_a_version_or_an_alias_is_refused_where_the_other_is_wanted() {
        String wrong = "Invalid Arn: 'Resource type not valid in this context: stateMachine'";
        assertThatThrownBy(() -> StateMachineArn.parseVersion(PREFIX + "stateMachine:m:live"))
                .hasMessage(wrong);
        assertThatThrownBy(() -> StateMachineArn.parseAlias(PREFIX + "stateMachine:m:1"))
                .hasMessage(wrong);
        assertThatThrownBy(() -> StateMachineArn.parseAlias(PREFIX + "stateMachine:m"))
                .hasMessage(wrong);
    }

    @Test
    void an_alias_does_not_start_without_a_version() {
        var machine = StateMachineArn.parse(PREFIX + "stateMachine:m");
        assertThat(Qualifiers.NONE.versionArn(machine)).isNull();
        assertThat(new Qualifiers(3, "live").versionArn(machine)).isEqualTo(machine + ":3");
        assertThat(new Qualifiers(3, "live").aliasArn(machine)).isEqualTo(machine + ":live");
        assertThatThrownBy(() -> new Qualifiers(0, "live"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
