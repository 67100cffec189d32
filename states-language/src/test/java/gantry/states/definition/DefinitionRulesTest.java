package gantry.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** One row a rule: what a definition may not say, and the diagnostic that it gets. */
class DefinitionRulesTest {
    private static final String TASK = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',";
    private static final String CHOICE =
            "'Type':'Choice','Default':'Y','Choices':[{'Next':'Y',%s}]";
    private static final String MAP =
            "'Type':'Map','End':true,"
                    + "'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},";
    private static final String ONE_OF = "There should only be one of the following fields: ";
    private static final String NONE_OF =
            "This object should have only one of the following fields: ";
    private static final String NOT_STRING = "Expected value of type [STRING]";

    record Row(String state, String message, String location) {}

    static Stream<Row> states() {
        return Stream.of(
                new Row("'End':true", "These fields are required: [Type]", ""),
                new Row("'Type':5", NOT_STRING, "/Type"),
                new Row(
                        "'Type':'pass','End':true",
                        "The field 'Type' should have one of these values: [Task, Wait, Pass,"
                                + " Succeed, Fail, Choice, Parallel, Map]",
                        "/Type"),
                new Row("'Type':'Pass','End':true,'Comment':1", NOT_STRING, "/Comment"),
                new Row("'Type':'Pass'", NONE_OF + "[Next, End]", ""),
                new Row("'Type':'Pass','End':false", NONE_OF + "[Next, End]", ""),
                new Row("'Type':'Pass','Next':'Y','End':true", ONE_OF + "[Next, End]", ""),
                new Row("'Type':'Pass','Next':7", NOT_STRING, "/Next"),
                new Row(
                        "'Type':'Pass','End':'yes','Next':'Y'",
                        "Expected value of type [BOOLEAN]",
                        "/End"),
                new Row("'Type':'Succeed','End':true", "Field 'End' is not supported", ""),
                new Row("'Type':'Fail','InputPath':'$'", "Field 'InputPath' is not supported", ""),
                new Row(
                        "'Type':'Pass','End':true,'inputPath':'$'",
                        "Field 'inputPath' is not supported",
                        ""),
                new Row(
                        "'Type':'Pass','End':true,'InputPath':'a.b'",
                        "Value must be a valid JSONPath.",
                        "/InputPath"),
                new Row(
                        "'Type':'Pass','End':true,'OutputPath':'$.a['",
                        "Value must be a valid JSONPath.",
                        "/OutputPath"),
                new Row("'Type':'Pass','End':true,'InputPath':3", NOT_STRING, "/InputPath"),
                new Row(
                        "'Type':'Pass','End':true,'ResultPath':'$..a'",
                        "Value is not a Reference Path",
                        "/ResultPath"),
                new Row(
                        "'Type':'Pass','End':true,'ResultPath':'$$.a'",
                        "Value is not a Reference Path",
                        "/ResultPath"),
                new Row(
                        "'Type':'Pass','End':true,'ResultPath':'a'",
                        "Value is not a Reference Path: Reference path didn't start with '$'",
                        "/ResultPath"),
                new Row(
                        "'Type':'Pass','End':true,'Parameters':{'a':{'b.$':'c'}}",
                        "The value for the field 'b.$' must be a valid JSONPath or a valid"
                                + " intrinsic function call",
                        "/Parameters/a"),
                new Row(
                        "'Type':'Pass','End':true,'Parameters':[{'b.$':1}]",
                        "The value for the field 'b.$' must be a valid JSONPath or a valid"
                                + " intrinsic function call",
                        "/Parameters[0]"),
                new Row(
                        "'Type':'Pass','End':true,'Parameters':{'a':1,'a.$':'$.b'}",
                        "The fields 'a' and 'a.$' name the same field",
                        "/Parameters"),
                new Row("'Type':'Task','End':true", "These fields are required: [Resource]", ""),
                new Row(
                        "'Type':'Task','End':true,'Resource':'x'",
                        "Value is not a valid resource ARN",
                        "/Resource"),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':0",
                        "Minimum value is 1",
                        "/TimeoutSeconds"),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':100000000",
                        "Maximum value is 99999999",
                        "/TimeoutSeconds"),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':'5'",
                        "Expected value of type Integer",
                        "/TimeoutSeconds"),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':1.5",
                        "Expected value of type Integer",
                        "/TimeoutSeconds"),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':5,'TimeoutSecondsPath':'$.t'",
                        ONE_OF + "[TimeoutSeconds, TimeoutSecondsPath]",
                        ""),
                new Row(
                        TASK + "'End':true,'TimeoutSeconds':5,'HeartbeatSeconds':5",
                        "HeartbeatSeconds must be smaller than TimeoutSeconds",
                        "/HeartbeatSeconds"),
                new Row(
                        TASK + "'End':true,'Credentials':{'A':1}",
                        "The field 'RoleArn' is required but was missing",
                        "/Credentials"),
                new Row(
                        "'Type':'Task','End':true,'Credentials':{'RoleArn':'r'},"
                                + "'Resource':'arn:aws:states:us-east-1:123456789012:activity:a'",
                        "The field 'Credentials' is not supported for activities",
                        "/Credentials"),
                new Row(
                        TASK + "'End':true,'Retry':[{}]",
                        "These fields are required: [ErrorEquals]",
                        "/Retry[0]"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':[]}]",
                        "Value cannot be empty",
                        "/Retry[0]/ErrorEquals"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':['States.ALL','a']}]",
                        "States.ALL must appear alone and at end of list",
                        "/Retry[0]/ErrorEquals[0]"),
                new Row(
                        TASK
                                + "'End':true,'Retry':[{'ErrorEquals':['States.ALL']},"
                                + "{'ErrorEquals':['a']}]",
                        "States.ALL must appear alone and at end of list",
                        "/Retry[0]/ErrorEquals[0]"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':[true]}]",
                        NOT_STRING,
                        "/Retry[0]/ErrorEquals[0]"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':['a'],'BackoffRate':0.9}]",
                        "Minimum value is 1.0",
                        "/Retry[0]/BackoffRate"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':['a'],'MaxAttempts':-1}]",
                        "Minimum value is 0",
                        "/Retry[0]/MaxAttempts"),
                new Row(
                        TASK
                                + "'End':true,'Retry':[{'ErrorEquals':['a'],'MaxDelaySeconds':31622401}]",
                        "Maximum value is 31622400",
                        "/Retry[0]/MaxDelaySeconds"),
                new Row(
                        TASK + "'End':true,'Retry':[{'ErrorEquals':['a'],'JitterStrategy':'Full'}]",
                        "Value should be one of the following: [NONE, FULL]",
                        "/Retry[0]/JitterStrategy"),
                new Row(
                        TASK + "'Next':'Y','Catch':[{'ErrorEquals':['a']}]",
                        "These fields are required: [Next]",
                        "/Catch[0]"),
                new Row(
                        TASK + "'Next':'Y','Catch':[{'ErrorEquals':['a'],'Next':'Y','next':'Y'}]",
                        "Field 'next' is not supported",
                        "/Catch[0]"),
                new Row(
                        "'Type':'Wait','End':true",
                        NONE_OF + "[SecondsPath, Seconds, TimestampPath, Timestamp]",
                        ""),
                new Row(
                        "'Type':'Wait','End':true,'Seconds':1,'Timestamp':'2030-01-01T00:00:00Z'",
                        ONE_OF + "[SecondsPath, Seconds, TimestampPath, Timestamp]",
                        ""),
                new Row("'Type':'Wait','End':true,'Seconds':-1", "Minimum value is 0", "/Seconds"),
                new Row(
                        "'Type':'Wait','End':true,'Timestamp':'2030-02-30T00:00:00Z'",
                        "String does not match RFC3339 timestamp",
                        "/Timestamp"),
                new Row(
                        "'Type':'Fail','Error':'e','ErrorPath':'$.e'",
                        ONE_OF + "[Error, ErrorPath]",
                        ""),
                new Row(
                        "'Type':'Fail','CausePath':'States.Nope()'",
                        "Value must be a valid JSONPath.",
                        "/CausePath"),
                new Row(
                        "'Type':'Choice','Default':'Y'",
                        "These fields are required: [Choices]",
                        ""),
                new Row(
                        "'Type':'Choice','Default':'Y','Choices':[]",
                        "Value cannot be empty",
                        "/Choices"),
                new Row(
                        CHOICE.formatted("'Comment':''"),
                        "The object must have only one of the following fields, [And, Or, Not,"
                                + " Variable, Condition]",
                        "/Choices[0]"),
                new Row(
                        CHOICE.formatted("'Variable':'$.a','IsNull':true,'IsString':true"),
                        ONE_OF + "[IsNull, IsString]",
                        "/Choices[0]"),
                new Row(
                        CHOICE.formatted("'Variable':'$.a','StringEquals':1"),
                        NOT_STRING,
                        "/Choices[0]/StringEquals"),
                new Row(
                        CHOICE.formatted("'Variable':'$.a','NumericEquals':'1'"),
                        "Expected value of type [NUMBER]",
                        "/Choices[0]/NumericEquals"),
                new Row(
                        CHOICE.formatted("'Variable':'$.a','TimestampEquals':'noon'"),
                        "String does not match RFC3339 timestamp",
                        "/Choices[0]/TimestampEquals"),
                new Row(
                        CHOICE.formatted("'Variable':'States.UUID()','IsNull':true"),
                        "Value is not a Reference Path: Reference path didn't start with '$'",
                        "/Choices[0]/Variable"),
                new Row(
                        CHOICE.formatted("'Not':{'Variable':'$.a','IsNull':true,'Next':'Y'}"),
                        "Field 'Next' is not supported",
                        "/Choices[0]/Not"),
                new Row(CHOICE.formatted("'And':[]"), "Value cannot be empty", "/Choices[0]/And"),
                new Row(
                        CHOICE.formatted("'Or':[{'Variable':'$.a','IsNull':0}]"),
                        "Expected value of type [BOOLEAN]",
                        "/Choices[0]/Or[0]/IsNull"),
                new Row(
                        CHOICE.formatted("'Variable':'$.a','NumericEqualsPath':'$.a[*]'"),
                        "Value is not a Reference Path",
                        "/Choices[0]/NumericEqualsPath"),
                new Row(
                        "'Type':'Parallel','End':true",
                        "These fields are required: [Branches]",
                        ""),
                new Row(
                        "'Type':'Parallel','End':true,'Branches':[[]]",
                        "Expected value of type [OBJECT]",
                        "/Branches[0]"),
                new Row(
                        "'Type':'Parallel','End':true,'Branches':[{}]",
                        "These fields are required: [States, StartAt]",
                        "/Branches[0]"),
                new Row("'Type':'Map','End':true", NONE_OF + "[ItemProcessor, Iterator]", ""),
                new Row(
                        MAP
                                + "'Iterator':{'StartAt':'J','States':{'J':{'Type':'Pass','End':true}}}",
                        ONE_OF + "[ItemProcessor, Iterator]",
                        ""),
                new Row(MAP + "'MaxConcurrency':-1", "Minimum value is 0", "/MaxConcurrency"),
                new Row(
                        MAP + "'MaxConcurrencyPath':'$$.Execution.Input'",
                        "Value is not a Reference Path",
                        "/MaxConcurrencyPath"),
                new Row(
                        MAP + "'Parameters':{},'ItemSelector':{}",
                        ONE_OF + "[ItemSelector, Parameters]",
                        ""),
                new Row(MAP + "'ItemsPath':null", NOT_STRING, "/ItemsPath"),
                new Row(
                        MAP.replace(
                                "'StartAt':'I'",
                                "'ProcessorConfig':{'Mode':'inline'},'StartAt':'I'"),
                        "Value should be one of the following: [INLINE, DISTRIBUTED]",
                        "/ItemProcessor/ProcessorConfig/Mode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void a_state_that_breaks_a_rule_is_told_which(Row row) {
        String state = row.state().replaceAll(",$", "");
        String other = state.contains("'Y'") ? ",'Y':{'Type':'Succeed'}" : "";
        var parsed = parse("{'StartAt':'X','States':{'X':{" + state + "}" + other + "}}");
        assertThat(parsed.diagnostics())
                .containsExactly(
                        new Diagnostic(
                                Diagnostic.Severity.ERROR,
                                "SCHEMA_VALIDATION_FAILED",
                                row.message(),
                                "/States/X" + row.location()));
    }

    record MachineRow(String machine, String code, String message, @Nullable String location) {}

    static Stream<MachineRow> machines() {
        String schema = "SCHEMA_VALIDATION_FAILED";
        String pass = "'States':{'X':{'Type':'Pass','End':true}}";
        return Stream.of(
                new MachineRow("'StartAt':'X'", schema, "These fields are required: [States]", "/"),
                new MachineRow(
                        "'StartAt':'X','States':[]",
                        schema,
                        "Expected value of type [OBJECT]",
                        "/States"),
                new MachineRow(
                        "'StartAt':'X','States':{}", schema, "Value cannot be empty", "/States"),
                new MachineRow(
                        "'StartAt':'X','Version':'2.0'," + pass,
                        schema,
                        "Value should be one of the following: [1.0]",
                        "/Version"),
                new MachineRow(
                        "'StartAt':'X','Retry':[]," + pass,
                        schema,
                        "Field 'Retry' is not supported",
                        "/"),
                new MachineRow(
                        "'StartAt':'X','TimeoutSeconds':-1," + pass,
                        schema,
                        "Minimum value is 0",
                        "/TimeoutSeconds"),
                new MachineRow(
                        "'StartAt':'X','States':{'X':{'Type':'Map','End':true,'ItemProcessor':"
                                + "{'StartAt':'X','States':{'X':{'Type':'Pass','End':true}}}}}",
                        "DUPLICATE_STATE_NAME",
                        "Duplicate State name: X",
                        "/States/X/ItemProcessor/States/X"),
                new MachineRow(
                        "'StartAt':'Z'," + pass,
                        "MISSING_TRANSITION_TARGET",
                        "Missing 'Next' target: Z",
                        "/StartAt"),
                new MachineRow(
                        "'StartAt':'X','States':{'X':{'Type':'Pass','Next':'X'}}",
                        "MISSING_END_STATE",
                        "Workflow has no terminal state",
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("machines")
    void a_machine_that_breaks_a_rule_is_told_which(MachineRow row) {
        assertThat(parse("{" + row.machine() + "}").diagnostics())
                .containsExactly(
                        new Diagnostic(
                                Diagnostic.Severity.ERROR,
                                row.code(),
                                row.message(),
                                row.location()));
    }

    @Test
    void all_problems_are_told_at_once() {
        var parsed =
                parse(
                        "{'StartAt':'A','States':{"
                                + "'A':{'Type':'Wait','Seconds':-1,'Next':'B'},"
                                + "'B':{'Type':'Task','Resource':'x','End':true,'Retry':[{}]}}}");
        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::location)
                .containsExactly("/States/A/Seconds", "/States/B/Resource", "/States/B/Retry[0]");
    }

    @Test
    void an_endless_loop_inside_a_Map_is_accepted() {
        assertThat(
                        parse(
                                        "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,"
                                                + "'ItemProcessor':{'StartAt':'A','States':{"
                                                + "'A':{'Type':'Pass','Next':'A'}}}}}}")
                                .diagnostics())
                .isEmpty();
    }

    @Test
    void a_flood_of_problems_is_cut() {
        var states = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            states.append("'").append(i).append("':{'Type':'Pass'},");
        }
        var parsed = parse("{'StartAt':'0','States':{" + states + "'Z':{'Type':'Succeed'}}}");
        assertThat(parsed.diagnostics()).hasSize(1_000);
    }

    @Test
    void a_message_names_each_code_and_location() {
        var parsed =
                parse(
                        "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'A'},"
                                + "'B':{'Type':'Pass','Next':'C'}}}");
        assertThat(InvalidDefinition.createMessage(parsed.diagnostics()))
                .isEqualTo(
                        "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing"
                                + " 'Next' target: C at /States/B/Next, MISSING_END_STATE: Workflow"
                                + " has no terminal state at null'");
    }

    private static Parsed parse(String definition) {
        return DefinitionParser.parse(definition.replace('\'', '"'), false);
    }
}
