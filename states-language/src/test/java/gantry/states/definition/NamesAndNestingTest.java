package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What states and labels may be called, and how deep states may stand in each other. */
class NamesAndNestingTest {
    private static final String LABELLED =
            "'%1$s':{'Type':'Map','Label':'%2$s','Next':'%3$s','ItemProcessor':{'ProcessorConfig':{"
                    + "'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
                    + "'StartAt':'I%1$s','States':{'I%1$s':{'Type':'Pass','End':true}}}}";

    @Test
    void a_field_that_is_there_twice_is_told_with_its_place_in_the_text() {
        assertThat(parse("{'StartAt':'A','States':{'A':{'Type':'Succeed'},'A':{}}}").diagnostics())
                .containsExactly(
                        error(
                                "INVALID_JSON_DESCRIPTION",
                                "Duplicate field 'A'\n at [Source: (String)\"{\"StartAt\":\"A\","
                                        + "\"States\":{\"A\":{\"Type\":\"Succeed\"},\"A\":{}}}\";"
                                        + " line: 1, column: 49]",
                                "[Source: (String)\"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":"
                                        + "\"Succeed\"},\"A\":{}}}\"; line: 1, column: 49]"));
    }

    @Test
    void a_state_has_a_name() {
        assertThat(parse("{'StartAt':'','States':{'':{'Type':'Succeed'}}}").diagnostics())
                .containsExactly(
                        error("INVALID_STATE_NAME", "Invalid State name: it is empty", "/States/"));
    }

    @Test
    void a_name_may_have_80_characters_and_not_81() {
        String longest = "😀".repeat(80);
        String machine = "{'StartAt':'%1$s','States':{'%1$s':{'Type':'Succeed'}}}";
        assertThat(parse(machine.formatted(longest)).isValid()).isTrue();
        assertThat(parse(machine.formatted(longest + "x")).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_STATE_NAME");
    }

    @Test
    void two_states_never_share_a_path() {
        var parsed =
                parse(
                        "{'StartAt':'P','States':{"
                            + "'P':{'Type':'Parallel','Next':'P/Branches[0]/States/B','Branches':["
                            + "{'StartAt':'B','States':{'B':{'Type':'Pass','End':true}}}]},"
                            + "'P/Branches[0]/States/B':{'Type':'Pass','End':true}}}");
        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("DUPLICATE_STATE_NAME");
    }

    @Test
    void hostile_nesting_is_an_error_and_never_an_overflow() {
        int depth = 20_000;
        String arrays = "[".repeat(depth) + "]".repeat(depth);
        String nots = "{'Not':".repeat(400) + "{}" + "}".repeat(400);
        String maps =
                "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'Iterator':".repeat(240)
                        + "{}"
                        + "}}}".repeat(240);
        String calls = "States.Array(".repeat(depth) + ")".repeat(depth);
        for (String text :
                List.of(
                        arrays,
                        "{'StartAt':'X','States':{'X':{'Type':'Pass','Parameters':"
                                + arrays
                                + "}}}",
                        "{'StartAt':'X','States':{'X':{'Type':'Choice','Choices':[" + nots + "]}}}",
                        maps,
                        "{'StartAt':'X','States':{'X':{'Type':'Pass','End':true,'Parameters':{'a.$':'"
                                + calls
                                + "'}}}}")) {
            assertThat(parse(text).diagnostics()).isNotEmpty();
        }
    }

    @Test
    void the_hundredth_level_is_the_last() {
        assertThat(parse(nested(100)).isValid()).isTrue();
        assertThat(parse(nested(101)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("TOO_DEEPLY_NESTED");
    }

    @Test
    void levels_beside_each_other_do_not_add_up() {
        String branch = nested(60);
        String other = branch.replace("'K", "'L").replace("'E'", "'F'");
        assertThat(
                        parse(
                                        "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,"
                                            + "'Branches':["
                                                + branch
                                                + ","
                                                + other
                                                + "]}}}")
                                .isValid())
                .isTrue();
    }

    @Test
    void a_label_names_one_distributed_Map_of_a_machine() {
        assertThat(labelled("a", "a").diagnostics())
                .containsExactly(
                        error(
                                "DUPLICATE_LABEL_NAME",
                                "Duplicate Label name: a",
                                "/States/B/Label"));
        assertThat(labelled("a", "b").errors())
                .extracting(Diagnostic::code)
                .doesNotContain("DUPLICATE_LABEL_NAME", "INVALID_LABEL_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a*", "<a", "a:b", "a,b", "a/|", "a$", "a#b", "a\u0085"})
    void a_label_without_form_is_refused(String label) {
        assertThat(labelled(label, "b").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_LABEL_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "größe", "a-b_c.d", "名前"})
    void a_label_may_be_of_any_letters(String label) {
        assertThat(labelled(label, "other").errors())
                .extracting(Diagnostic::code)
                .doesNotContain("INVALID_LABEL_NAME");
    }

    @Test
    void a_label_has_at_most_40_characters() {
        assertThat(labelled("😀".repeat(40), "b").errors())
                .extracting(Diagnostic::code)
                .doesNotContain("INVALID_LABEL_NAME");
        assertThat(labelled("😀".repeat(41), "b").errors())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_LABEL_NAME");
    }

    private static Parsed labelled(String first, String second) {
        return parse(
                "{'StartAt':'A','States':{"
                        + LABELLED.formatted("A", first, "B")
                        + ","
                        + LABELLED.formatted("B", second, "C")
                        + ",'C':{'Type':'Succeed'}}}");
    }

    /** So many scopes in each other. */
    private static String nested(int levels) {
        String text = "{'StartAt':'E','States':{'E':{'Type':'Succeed'}}}";
        for (int i = 1; i < levels; i++) {
            text =
                    "{'StartAt':'K%1$d','States':{'K%1$d':{'Type':'Map','End':true,'ItemProcessor':%2$s}}}"
                            .formatted(i, text);
        }
        return text;
    }

    private static Parsed parse(String definition) {
        return DefinitionParser.parse(definition.replace('\'', '"'), false);
    }

    private static Diagnostic error(String code, String message, String location) {
        return new Diagnostic(Diagnostic.Severity.ERROR, code, message, location);
    }
}
