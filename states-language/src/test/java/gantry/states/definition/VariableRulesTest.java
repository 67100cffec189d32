package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class VariableRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "größe", "a1_b", "名", "x.$"})
    void an_identifier_may_name_a_variable(String name) {
        assertThat(assign("'" + name + "': '$.a'").isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1x", "a-b", "a b", "_x", "a.b"})
    void what_is_no_identifier_may_not(String name) {
        assertThat(assign("'" + name + "': 1").diagnostics())
                .containsExactly(
                        problem(
                                "The variable name '"
                                        + name
                                        + "' is not a Unicode identifier of at most 80 characters",
                                "/States/A/Assign"));
    }

    @Test
    void eighty_characters_may_name_a_variable_and_not_eighty_one() {
        assertThat(assign("'" + "x".repeat(80) + "': 1").isValid()).isTrue();
        assertThat(assign("'" + "x".repeat(81) + "': 1").isValid()).isFalse();
    }

    @Test
    void the_name_states_is_reserved() {
        assertThat(assign("'states': 1").diagnostics())
                .containsExactly(
                        problem("The variable name 'states' is reserved", "/States/A/Assign"));
    }

    @Test
    void a_value_is_compiled_as_any_template() {
        assertThat(assign("'x.$': 'a'").diagnostics())
                .containsExactly(
                        problem(
                                "The value for the field 'x.$' must be a valid JSONPath or a valid"
                                        + " intrinsic function call",
                                "/States/A/Assign"));
        assertThat(assign("'x': {'y.$': '$other.z'}").isValid()).isTrue();
    }

    @Test
    void an_inner_scope_may_not_assign_what_an_outer_one_does() {
        assertThat(nested("'Assign': {'x': 1}", "").diagnostics())
                .containsExactly(
                        problem(
                                "The variable 'x' is assigned in an outer scope already",
                                "/States/P/Branches[0]/States/I/Assign"));
    }

    @Test
    void scopes_beside_each_other_may_assign_the_same_name() {
        assertThat(nested("'Assign': {'y': 1}", "").isValid()).isTrue();
    }

    @Test
    void what_a_catcher_assigns_an_inner_scope_may_assign_too() {
        String catcher =
                ",'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z', 'Assign': {'y': 1}}]";
        assertThat(nested("'Assign': {'y': 1}", catcher).isValid()).isTrue();
    }

    @Test
    void a_machine_tells_which_variables_its_states_read() {
        var machine =
                parse(
                                """
                                {'StartAt': 'A', 'States': {
                                  'A': {'Type': 'Pass', 'Assign': {'x': 1, 'y': [1]}, 'Next': 'M'},
                                  'M': {'Type': 'Map', 'ItemsPath': '$y', 'Next': 'C',
                                    'ItemSelector': {'v.$': 'States.Array($x.z)'},
                                    'ItemProcessor': {'StartAt': 'I', 'States': {
                                      'I': {'Type': 'Pass', 'InputPath': '$y', 'End': true}}}},
                                  'C': {'Type': 'Choice', 'Default': 'D', 'Choices': [
                                    {'Variable': '$x', 'StringEqualsPath': '$unknown',
                                     'Next': 'D'}]},
                                  'D': {'Type': 'Pass', 'Parameters': {'x': '$x'}, 'End': true}}}
                                """)
                        .requireMachine();
        assertThat(machine.variableReferences())
                .containsEntry("M", List.of("x", "y"))
                .containsEntry("I", List.of("y"))
                .containsEntry("C", List.of("x"))
                .hasSize(3);
    }

    private static Parsed assign(String members) {
        return parse(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Assign':{"
                        + members
                        + "}}}}");
    }

    /** The outer scope assigns x, one branch what is given, the other y. */
    private static Parsed nested(String inner, String ofParallel) {
        return parse(
                "{'StartAt':'O','States':{'O':{'Type':'Pass','Assign':{'x':1},'Next':'P'},"
                        + "'P':{'Type':'Parallel','Next':'Z','Branches':["
                        + "{'StartAt':'I','States':{'I':{'Type':'Pass','End':true,"
                        + inner
                        + "}}},{'StartAt':'J','States':{'J':{'Type':'Pass','End':true,"
                        + "'Assign':{'y':1}}}}]"
                        + ofParallel
                        + "},'Z':{'Type':'Pass','End':true}}}");
    }

    private static Parsed parse(String definition) {
        return DefinitionParser.parse(definition.replace('\'', '"'), false);
    }

    private static Diagnostic problem(String message, String location) {
        return new Diagnostic(
                Diagnostic.Severity.ERROR, Problems.SCHEMA_VALIDATION_FAILED, message, location);
    }
}
