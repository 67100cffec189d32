package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people measured on AWS and wrote down as a rule rather than as a case: one row a sentence,
 * with every diagnostic in its order as {@code CODE: text at LOCATION}.
 */
class MeasuredTextsTest {
    private static final String TASK = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',";
    private static final String TOP_LEVEL =
            "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '%s' at the top level is not supported."
                    + " at ";
    private static final String SCHEMA = "SCHEMA_VALIDATION_FAILED: ";
    private static final String MISSING = "MISSING_TRANSITION_TARGET: Missing 'Next' target: ";
    private static final String ENDLESS =
            "MISSING_END_STATE: Workflow has no terminal state at null";

    /**
     * @param states of a machine that starts at A
     */
    record Row(String rule, String states, List<String> diagnostics) {
        Row(String rule, String states, String... diagnostics) {
            this(rule, states, List.of(diagnostics));
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Row> graphs() {
        return Stream.of(
                new Row("a loop has no end", loop(""), ENDLESS),
                new Row(
                        "a loop hides what is not reachable",
                        loop(",'C':{'Type':'Pass','Next':'A'}"),
                        ENDLESS),
                new Row(
                        "an unreachable end is an end",
                        loop(",'C':{'Type':'Pass','End':true}"),
                        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C"),
                new Row(
                        "dangling targets come before the missing end",
                        "'A':{'Type':'Pass','Next':'NO'}",
                        MISSING + "NO at /States/A/Next",
                        ENDLESS),
                new Row(
                        "a dangling target is called Next in a choice and as Default",
                        "'A':{'Type':'Choice','Default':'D','Choices':[{'Variable':'$.a',"
                                + "'IsNull':true,'Next':'N'}]},'E':{'Type':'Succeed'}",
                        MISSING + "N at /States/A/Choices[0]/Next",
                        MISSING + "D at /States/A/Default",
                        "MISSING_TRANSITION_TARGET: State \"E\" is not reachable. at /States/E"),
                new Row(
                        "a dangling target is called Next in a catcher",
                        "'A':{" + TASK + "'End':true,'Catch':[{'ErrorEquals':['x'],'Next':'N'}]}",
                        MISSING + "N at /States/A/Catch[0]/Next"),
                new Row(
                        "what is not reachable inside is told with its path",
                        "'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B','States':{"
                                + "'B':{'Type':'Succeed'},'C':{'Type':'Succeed'}}}]}",
                        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at"
                                + " /States/A/Branches[0]/States/C"));
    }

    static Stream<Row> fields() {
        return Stream.of(
                notSupported("TimeoutSeconds", "5", "'Type':'Pass','End':true"),
                notSupported("TimeoutSeconds", "5", "'Type':'Wait','Seconds':1,'End':true"),
                notSupported("TimeoutSeconds", "5", "'Type':'Succeed'"),
                notSupported("TimeoutSeconds", "5", "'Type':'Fail'"),
                notSupported("Retry", "[]", "'Type':'Pass','End':true"),
                notSupported("Retry", "[]", "'Type':'Wait','Seconds':1,'End':true"),
                notSupported("Catch", "[]", "'Type':'Succeed'"),
                notSupported("Catch", "[]", "'Type':'Pass','QueryLanguage':'JSONata','End':true"),
                notSupported("Catch", "[]", "'Type':'Fail'"),
                new Row(
                        "an unknown word acts as JSONata and is told",
                        "'A':{'Type':'Pass','QueryLanguage':'jsonata','Output':1,'End':true}",
                        SCHEMA
                                + "Value should be one of the following: [JSONPath, JSONata] at"
                                + " /States/A/QueryLanguage"),
                new Row(
                        "a number acts as JSONata and is told",
                        "'A':{'Type':'Pass','QueryLanguage':7,'Output':1,'End':true}",
                        SCHEMA + "Expected value of type [STRING] at /States/A/QueryLanguage"),
                new Row(
                        "a state inside follows the machine, never the Map around it",
                        "'A':{'Type':'Map','QueryLanguage':'JSONata','Items':[1],'End':true,"
                                + "'ItemProcessor':{'StartAt':'B','States':{"
                                + "'B':{'Type':'Pass','Output':1,'End':true}}}}",
                        SCHEMA
                                + "The QueryLanguage is set to 'JSONPath', but field 'Output' is"
                                + " only supported for the 'JSONata' QueryLanguage at"
                                + " /States/A/ItemProcessor/States/B"),
                new Row(
                        "neither a processor nor a branch has a language",
                        "'A':{'Type':'Parallel','End':true,'Branches':[{'QueryLanguage':'JSONata',"
                                + "'StartAt':'B','States':{'B':{'Type':'Succeed'}}}]}",
                        SCHEMA + "Field 'QueryLanguage' is not supported at /States/A/Branches[0]"),
                new Row(
                        "Assign is of both languages",
                        "'A':{'Type':'Pass','Assign':{'a':1},'Next':'B'},"
                                + "'B':{'Type':'Pass','QueryLanguage':'JSONata',"
                                + "'Assign':{'a':'{% 1 %}'},'End':true}"));
    }

    static Stream<Row> expressions() {
        return Stream.of(
                output(
                        "a regular expression ends",
                        "$match('a', /a)",
                        invalid("No terminating / in regular expression")),
                output("nothing is no expression", "", invalid("Unexpected end of expression")),
                output(
                        "the context item is not there",
                        "$.a",
                        TOP_LEVEL.formatted("$") + "/States/A/Output/v"),
                output(
                        "nor as an argument",
                        "$string($)",
                        TOP_LEVEL.formatted("$") + "/States/A/Output/v"),
                output(
                        "nor in a function",
                        "function($y){ phone }",
                        TOP_LEVEL.formatted("phone") + "/States/A/Output/v"),
                output("only the first step counts: any depth", "**.phone"),
                output("only the first step counts: of an object", "{'k': 1}.phone"),
                output("only the first step counts: in a predicate", "$states.input[phone = 1]"),
                output("a variable that nothing assigns is no error", "$phone"),
                output(
                        "an assigned name is a variable, not a field",
                        "phone",
                        TOP_LEVEL.formatted("phone") + "/States/A/Output/v"),
                output("$states stands alone", "$states"),
                output("$states.error need not be there", "$states.error"),
                new Row(
                        "expressions are read below names that mean something elsewhere",
                        jsonata(
                                "'Output':{'Next':'{% a %}','Comment':['{% b"
                                        + " %}'],'Retry':{'Iterator':'{% c %}'}}"),
                        TOP_LEVEL.formatted("a") + "/States/A/Output/Next",
                        TOP_LEVEL.formatted("b") + "/States/A/Output/Comment[0]",
                        TOP_LEVEL.formatted("c") + "/States/A/Output/Retry/Iterator"),
                new Row("a comment is none", jsonata("'Comment':'{% a %}'")),
                new Row(
                        "the name of an error is none",
                        "'A':{'QueryLanguage':'JSONata',"
                                + TASK
                                + "'End':true,'Retry':[{'ErrorEquals':['{% a %}']}]}"),
                new Row(
                        "JSONPath has none",
                        "'A':{'Type':'Pass','Parameters':{'a':'{% b %}'},'End':true}"),
                new Row(
                        "a place inside is told by its whole path",
                        "'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'B','States':{'B':{'Type':'Map','QueryLanguage':'JSONata','Items':'{%"
                            + " x %}','End':true,'ItemSelector':{'s':'{% y"
                            + " %}'},'ItemProcessor':{'StartAt':'I',"
                            + "'States':{'I':{'Type':'Choice','QueryLanguage':'JSONata','Default':'J','Choices':[{'Condition':'{%"
                            + " z %}','Next':'J'}]},'J':{'Type':'Succeed'}}}}}}]}",
                        TOP_LEVEL.formatted("z")
                                + "/States/A/Branches[0]/States/B/ItemProcessor/States/I/Choices[0]/Condition",
                        TOP_LEVEL.formatted("x") + "/States/A/Branches[0]/States/B/Items",
                        TOP_LEVEL.formatted("y")
                                + "/States/A/Branches[0]/States/B/ItemSelector/s"));
    }

    static Stream<Row> numbersOfAMap() {
        return Stream.of(
                map("'MaxConcurrency':-1", "Minimum value is 0", "/MaxConcurrency"),
                map("'ToleratedFailureCount':-1", "Minimum value is 0", "/ToleratedFailureCount"),
                map(
                        "'ToleratedFailurePercentage':-1",
                        "Minimum value is 0.0",
                        "/ToleratedFailurePercentage"),
                map(
                        "'ToleratedFailurePercentage':101",
                        "Maximum value is 100.0",
                        "/ToleratedFailurePercentage"),
                map(
                        "'ToleratedFailureCountPath':'$$.x'",
                        "Value is not a Reference Path",
                        "/ToleratedFailureCountPath"),
                map(
                        "'ToleratedFailurePercentagePath':'$$.x'",
                        "Value is not a Reference Path",
                        "/ToleratedFailurePercentagePath"),
                new Row("only ItemsPath may read the context object", map("'ItemsPath':'$$.x'")));
    }

    static Stream<Row> rows() {
        return Stream.of(graphs(), fields(), expressions(), numbersOfAMap()).flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void what_was_measured_as_a_rule_holds(Row row) {
        String text = "{'StartAt':'A','States':{" + row.states() + "}}";
        var errors = DefinitionParser.parse(quoted(text), false).errors();
        assertThat(errors)
                .extracting(one -> one.code() + ": " + one.message() + " at " + one.location())
                .containsExactlyElementsOf(row.diagnostics());
    }

    private static String quoted(String text) {
        var parts = text.split("\\{%|%\\}", -1);
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = parts[i].replace('\'', '"');
        }
        var quoted = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            quoted.append(i % 2 == 1 ? "{%" : "%}").append(parts[i]);
        }
        return quoted.toString();
    }

    private static String loop(String more) {
        return "'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}" + more;
    }

    private static Row notSupported(String field, String value, String state) {
        return new Row(
                field + " on " + state,
                "'A':{%s,'%s':%s}".formatted(state, field, value),
                SCHEMA + "Field '" + field + "' is not supported at /States/A");
    }

    private static String jsonata(String fields) {
        return "'A':{'Type':'Pass','QueryLanguage':'JSONata','Assign':{'phone':1},'End':true,"
                + fields
                + "}";
    }

    private static Row output(String rule, String expression, String... diagnostics) {
        return new Row(rule, jsonata("'Output':{'v':'{% " + expression + " %}'}"), diagnostics);
    }

    private static String invalid(String message) {
        return "INVALID_JSONATA_EXPRESSION: " + message + " at /States/A/Output/v";
    }

    private static String map(String fields) {
        return "'A':{'Type':'Map','End':true,"
                + fields
                + ",'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Succeed'}}}}";
    }

    private static Row map(String fields, String message, String place) {
        return new Row(fields, map(fields), SCHEMA + message + " at /States/A" + place);
    }
}
