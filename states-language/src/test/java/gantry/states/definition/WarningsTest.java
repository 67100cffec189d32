package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What is allowed and hardly meant; a warning keeps no definition from running. */
class WarningsTest {
    private static final String PASS = "{'Type':'Pass','End':true,%s}";
    private static final String DOLLAR =
            "The value of the field '%s' looks like a path or an intrinsic call, but the field name"
                    + " does not end with '.$'";
    private static final String PATH =
            "The value of the field '%s' looks like a path, but the field name does not end with"
                    + " 'Path'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.a",
                "$['a'][0]",
                "$$",
                "$$.Execution.Id",
                "$x",
                "$x.a",
                "States.UUID()"
            })
    void a_value_of_a_template_that_looks_dynamic_misses_its_dollar(String value) {
        assertThat(warnings(PASS.formatted("'Parameters':{'a':\"" + value + "\"}")))
                .containsExactly(
                        warning("NO_DOLLAR", DOLLAR.formatted("a"), "/States/W/Parameters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "5 $", "$5.00", "US$", "States.Unknown()", "States.ALL"})
    void a_plain_text_draws_no_warning(String value) {
        assertThat(warnings(PASS.formatted("'Parameters':{'a':'" + value + "'}"))).isEmpty();
    }

    @Test
    void templates_are_looked_through_wherever_they_stand() {
        var warnings =
                warnings(
                        "{'Type':'Task','End':true,'Resource':'arn:aws:states:::lambda:invoke',"
                            + "'Parameters':{'a':{'b':[{'c':'$.d'}]}},'ResultSelector':{'e':'$.f'},"
                            + "'Assign':{'g':'$.h','i.$':'$.j'}}");
        assertThat(warnings)
                .containsExactly(
                        warning("NO_DOLLAR", DOLLAR.formatted("c"), "/States/W/Parameters/a/b[0]"),
                        warning("NO_DOLLAR", DOLLAR.formatted("e"), "/States/W/ResultSelector"),
                        warning("NO_DOLLAR", DOLLAR.formatted("g"), "/States/W/Assign"));
    }

    @Test
    void a_field_with_a_twin_named_Path_should_have_been_the_twin() {
        assertThat(warnings("{'Type':'Fail','Error':'$.error','Cause':'States.UUID()'}"))
                .containsExactly(
                        warning("NO_PATH", PATH.formatted("Error"), "/States/W/Error"),
                        warning("NO_PATH", PATH.formatted("Cause"), "/States/W/Cause"));
        assertThat(warnings("{'Type':'Fail','ErrorPath':'$.error','Cause':'$5 are missing'}"))
                .isEmpty();
    }

    @Test
    void a_text_compared_with_a_path_should_have_been_compared_by_path() {
        assertThat(
                        warnings(
                                "{'Type':'Choice','Default':'X','Choices':["
                                        + "{'Not':{'Variable':'$.a','StringEquals':'$.b'},"
                                        + "'Next':'X'}]}"))
                .containsExactly(
                        warning(
                                "NO_PATH",
                                PATH.formatted("StringEquals"),
                                "/States/W/Choices[0]/Not/StringEquals"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'$.a' | 1",
                "{'a':[{'b':'$$.c'}]} | 1",
                "{'a':'$.b','c':'$.d'} | 1",
                "{'a':'b'} | 0",
                "7 | 0"
            })
    void a_result_is_never_looked_up(String result, int count) {
        var warnings = warnings(PASS.formatted("'Result':" + result.strip()));
        assertThat(warnings).hasSize(count);
        assertThat(warnings)
                .allSatisfy(
                        one -> {
                            assertThat(one.code()).isEqualTo("PASS_RESULT_IS_STATIC");
                            assertThat(one.location()).isEqualTo("/States/W/Result");
                        });
    }

    @Test
    void JSONata_has_no_paths_to_look_like() {
        String states =
                "{'Type':'Task','QueryLanguage':'JSONata','End':true,"
                        + "'Resource':'arn:aws:states:::lambda:invoke',"
                        + "'Arguments':{'a':'$.b'},'Output':'$.c','Assign':{'d':'$.e'}}";
        assertThat(warnings(states)).isEmpty();
    }

    @Test
    void errors_come_before_warnings_and_both_are_told() {
        var parsed = parse(PASS.formatted("'Parameters':{'a':'$.b'},'Foo':1"));
        assertThat(parsed.isValid()).isFalse();
        assertThat(parsed.errors()).hasSize(1);
        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::severity)
                .containsExactly(Diagnostic.Severity.ERROR, Diagnostic.Severity.WARNING);
        assertThat(InvalidDefinition.createMessage(parsed.diagnostics()))
                .isEqualTo(
                        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo'"
                                + " is not supported at /States/W'");
    }

    private static List<Diagnostic> warnings(String state) {
        var parsed = parse(state);
        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.isValid()).isTrue();
        return parsed.diagnostics();
    }

    private static Parsed parse(String state) {
        String text =
                "{'StartAt':'C','States':{'C':{'Type':'Choice','Default':'W','Choices':["
                        + "{'Variable':'$.a','IsNull':true,'Next':'X'}]},'W':"
                        + state
                        + ",'X':{'Type':'Succeed'}}}";
        // a path in brackets has quotes of its own
        String quoted = text.replace("['a']", "[\0a\0]").replace('\'', '"').replace('\0', '\'');
        return DefinitionParser.parse(quoted, false);
    }

    private static Diagnostic warning(String code, String message, String location) {
        return new Diagnostic(Diagnostic.Severity.WARNING, code, message, location);
    }
}
