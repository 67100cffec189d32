package gantry.workflows.model;

import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** TestState. */
final class TestStateProbes {
    private static final String TASK =
            """
            {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
             "Parameters": {"of.$": "$$.Execution.Id"}, "ResultSelector": {"got.$": "$"},
             "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
             "Catch": [{"ErrorEquals": ["Busy"], "Assign": {"why.$": "$.Cause"}, "Next": "Late"}], "End": true}
            """;
    private static final String CALL = "\"Resource\": \"arn:aws:states:::sqs:sendMessage\"";
    private static final String MAP =
            """
            {"Type": "Map", "ItemSelector": {"item.$": "$$.Map.Item.Value"}, "MaxConcurrency": 2,
             "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}
            """;
    private static final String READER =
            """
            {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
              "ReaderConfig": {"InputType": "JSON", "ItemsPointer": "/a"}, "Parameters": {"Bucket": "b", "Key": "k"}},
             "ItemBatcher": {"MaxItemsPerBatch": 2}, "ToleratedFailureCount": 1, "ToleratedFailurePercentage": 10,
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}
            """;
    private static final Map<String, Object> BUSY =
            Map.of("errorOutput", Map.of("error", "Busy", "cause", "much to do"));

    private final Probes probes;

    private TestStateProbes(Probes probes) {
        this.probes = probes;
    }

    static void add(Probes probes) {
        var all = new TestStateProbes(probes);
        all.states();
        all.mocks();
        all.configurations();
    }

    private static Map<String, @Nullable Object> test(
            Given given, String definition, @Nullable Object... more) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("definition", definition);
        for (int i = 0; i < more.length; i += 2) {
            members.put((String) more[i], more[i + 1]);
        }
        return given.world().send("TestState", members);
    }

    private void states() {
        probes.add(
                "TestState",
                "definition input inspectionLevel",
                given ->
                        assertThat(
                                        json(
                                                test(
                                                        given,
                                                        "{\"Type\": \"Succeed\"}",
                                                        "input",
                                                        "[7]",
                                                        "inspectionLevel",
                                                        "DEBUG")))
                                .contains("\"afterInputPath\":\"[7]\""));
        probes.add(
                "TestState",
                "stateName",
                given -> {
                    String jsonata =
                            PASS.replace(
                                    "Pass\"", "Task\", \"QueryLanguage\": \"JSONata\"," + CALL);
                    assertThat(
                                    test(
                                            given,
                                            jsonata,
                                            "stateName",
                                            "S",
                                            "mock",
                                            Map.of("result", "{}"),
                                            "inspectionLevel",
                                            "DEBUG"))
                            .containsEntry("status", "SUCCEEDED");
                });
        probes.add(
                "TestState",
                "roleArn variables",
                given -> {
                    String pass =
                            """
                            {"Type": "Pass", "QueryLanguage": "JSONata",
                             "Output": "{% $v & $states.context.Execution.RoleArn %}", "End": true}\
                            """;
                    assertThat(
                                    test(
                                            given,
                                            pass,
                                            "roleArn",
                                            ModelWorld.ROLE,
                                            "variables",
                                            "{\"v\": 1}",
                                            "inspectionLevel",
                                            "TRACE"))
                            .containsEntry("output", "\"1" + ModelWorld.ROLE + "\"");
                });
        probes.add(
                "TestState",
                "revealSecrets",
                given ->
                        assertThat(
                                        given.refusal(
                                                "TestState",
                                                "definition",
                                                TASK,
                                                "mock",
                                                BUSY,
                                                "revealSecrets",
                                                true))
                                .hasMessageContaining("RevealSecrets"));
    }

    private void mocks() {
        probes.add(
                "TestState",
                "mock mock.result mock.fieldValidationMode",
                given -> {
                    var mock =
                            Map.of("result", "{\"MessageId\": 1}", "fieldValidationMode", "NONE");
                    assertThat(test(given, TASK, "mock", mock, "inspectionLevel", "DEBUG"))
                            .containsEntry("output", "{\"got\":{\"MessageId\":1}}");
                    assertThat(
                                    given.refusal(
                                            "TestState",
                                            "definition",
                                            TASK,
                                            "mock",
                                            Map.of("result", "{\"MessageId\": 1}")))
                            .hasMessageContaining("MessageId");
                });
        probes.add(
                "TestState",
                "mock.errorOutput mock.errorOutput.error mock.errorOutput.cause",
                given ->
                        assertThat(test(given, TASK, "mock", BUSY, "inspectionLevel", "DEBUG"))
                                .containsEntry("status", "RETRIABLE")
                                .containsEntry("cause", "much to do"));
        probes.add(
                "TestState",
                "context",
                given ->
                        assertThat(
                                        json(
                                                test(
                                                        given,
                                                        TASK,
                                                        "mock",
                                                        BUSY,
                                                        "context",
                                                        "{\"Execution\": {\"Id\": \"mine\"}}",
                                                        "inspectionLevel",
                                                        "DEBUG")))
                                .contains("{\\\"of\\\":\\\"mine\\\"}"));
    }

    private void configurations() {
        probes.add(
                "TestState",
                "stateConfiguration stateConfiguration.retrierRetryCount",
                given ->
                        assertThat(
                                        test(
                                                given,
                                                TASK,
                                                "mock",
                                                BUSY,
                                                "stateConfiguration",
                                                Map.of("retrierRetryCount", 1L),
                                                "inspectionLevel",
                                                "DEBUG"))
                                .containsEntry("status", "CAUGHT_ERROR")
                                .containsEntry("nextState", "Late"));
        refused("errorCausedByState", "Q", "State not found in definition");
        refused("mapIterationFailureCount", 3L, "Map iteration failure count");
        probes.add(
                "TestState",
                "stateConfiguration.mapItemReaderData",
                given ->
                        assertThat(
                                        json(
                                                test(
                                                        given,
                                                        READER,
                                                        "mock",
                                                        Map.of("result", "[1]"),
                                                        "stateConfiguration",
                                                        Map.of("mapItemReaderData", "{\"a\": [7]}"),
                                                        "inspectionLevel",
                                                        "DEBUG")))
                                .contains("\"afterItemsPointer\":\"[7]\"")
                                .contains("\"afterItemBatcher\":\"[{\\\"Items\\\":[7]}]\""));
    }

    /** A Map with two items refuses it, and without it shows what a Map shows. */
    private void refused(String member, Object value, String message) {
        probes.add(
                "TestState",
                "stateConfiguration." + member,
                given -> {
                    Map<String, Object> mock = Map.of("result", "[1, 2]");
                    assertThat(
                                    test(
                                            given,
                                            MAP,
                                            "input",
                                            "[1, 2]",
                                            "mock",
                                            mock,
                                            "inspectionLevel",
                                            "DEBUG"))
                            .containsEntry("output", "[1, 2]");
                    assertThat(
                                    given.refusal(
                                            "TestState",
                                            "definition",
                                            MAP,
                                            "mock",
                                            mock,
                                            "stateConfiguration",
                                            Map.of(member, value)))
                            .hasMessageContaining(message);
                });
    }
}
