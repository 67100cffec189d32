package gantry.workflows.model;

import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CreateStateMachine, UpdateStateMachine and what shows, checks and deletes machines. */
final class MachineProbes {
    private static final String OTHER_ROLE = "arn:aws:iam::111111111111:role/other";
    private static final String KEY = "kmsKeyId";
    private static final String REUSE = "kmsDataKeyReusePeriodSeconds";

    private MachineProbes() {}

    static void add(Probes probes) {
        created(probes);
        updated(probes);
        shown(probes);
        for (String operation : List.of("CreateStateMachine", "UpdateStateMachine")) {
            encryption(probes, operation);
        }
    }

    private static void created(Probes probes) {
        String create = "CreateStateMachine";
        probes.add(
                create,
                "name definition type roleArn",
                given -> {
                    String name = given.newName();
                    create(given, "name", name, "definition", Given.WAIT, "type", "EXPRESS");
                    var shown = described(given, ModelWorld.STATES + "stateMachine:" + name);
                    assertThat(shown)
                            .containsEntry("name", name)
                            .containsEntry("definition", Given.WAIT)
                            .containsEntry("roleArn", ModelWorld.ROLE)
                            .containsEntry("type", "EXPRESS");
                });
        probes.add(
                create,
                "tags tags[].key tags[].value",
                given -> {
                    String arn = create(given, "tags", tags("color", "red"));
                    assertThat(json(given.call("ListTagsForResource", "resourceArn", arn)))
                            .contains("color", "red");
                });
        probes.add(
                create,
                "publish versionDescription",
                given -> {
                    String arn = create(given, "publish", true, "versionDescription", "first");
                    assertThat(described(given, arn + ":1")).containsEntry("description", "first");
                });
        probes.add(
                create,
                "tracingConfiguration tracingConfiguration.enabled",
                given -> {
                    String arn = create(given, "tracingConfiguration", Map.of("enabled", true));
                    assertThat(json(described(given, arn)))
                            .contains("\"tracingConfiguration\":{\"enabled\":true}");
                });
        probes.add(
                create,
                Logged.PATHS,
                given -> {
                    var logged = new Logged(given);
                    logged.showsWhatItLogs(
                            create(given, "loggingConfiguration", logged.configuration()));
                });
    }

    private static void updated(Probes probes) {
        String update = "UpdateStateMachine";
        probes.add(
                update,
                "stateMachineArn definition roleArn",
                given -> {
                    String arn = given.machine(PASS);
                    update(given, arn, "definition", Given.WAIT, "roleArn", OTHER_ROLE);
                    assertThat(described(given, arn))
                            .containsEntry("definition", Given.WAIT)
                            .containsEntry("roleArn", OTHER_ROLE);
                });
        probes.add(
                update,
                "publish versionDescription",
                given -> {
                    String arn = given.machine(PASS);
                    var answer =
                            given.call(
                                    "UpdateStateMachine",
                                    "stateMachineArn",
                                    arn,
                                    "roleArn",
                                    OTHER_ROLE,
                                    "publish",
                                    true,
                                    "versionDescription",
                                    "second");
                    assertThat(answer).containsEntry("stateMachineVersionArn", arn + ":1");
                    assertThat(described(given, arn + ":1")).containsEntry("description", "second");
                });
        probes.add(
                update,
                "tracingConfiguration tracingConfiguration.enabled",
                given -> {
                    String arn = given.machine(PASS);
                    update(given, arn, "tracingConfiguration", Map.of("enabled", true));
                    assertThat(json(described(given, arn)))
                            .contains("\"tracingConfiguration\":{\"enabled\":true}");
                });
        probes.add(
                update,
                Logged.PATHS,
                given -> {
                    var logged = new Logged(given);
                    String arn = given.machine(PASS, "EXPRESS");
                    update(given, arn, "loggingConfiguration", logged.configuration());
                    logged.showsWhatItLogs(arn);
                });
    }

    private static void shown(Probes probes) {
        probes.add(
                "DescribeStateMachine",
                "stateMachineArn includedData",
                given -> {
                    String arn = given.machine(PASS);
                    var shown =
                            given.call(
                                    "DescribeStateMachine",
                                    "stateMachineArn",
                                    arn,
                                    "includedData",
                                    "METADATA_ONLY");
                    assertThat(shown)
                            .containsEntry("stateMachineArn", arn)
                            .containsEntry("definition", "{}");
                });
        probes.add(
                "DescribeStateMachineForExecution",
                "executionArn includedData",
                given -> {
                    String arn = given.machine(PASS);
                    var shown =
                            given.call(
                                    "DescribeStateMachineForExecution",
                                    "executionArn",
                                    given.start(arn),
                                    "includedData",
                                    "METADATA_ONLY");
                    assertThat(shown)
                            .containsEntry("stateMachineArn", arn)
                            .containsEntry("definition", "{}");
                });
        probes.add(
                "DeleteStateMachine",
                "stateMachineArn",
                given -> {
                    String arn = given.machine(PASS);
                    given.call("DeleteStateMachine", "stateMachineArn", arn);
                    assertThat(given.refusal("StartExecution", "stateMachineArn", arn))
                            .hasMessageContaining(arn);
                });
        probes.add(
                "ValidateStateMachineDefinition",
                "definition type maxResults",
                MachineProbes::showThatDefinitionsAreChecked);
        probes.add(
                "ValidateStateMachineDefinition",
                "severity",
                MachineProbes::showThatWarningsAreAskedFor);
    }

    /** A path that is taken as a text keeps nobody from creating the machine. */
    private static void showThatWarningsAreAskedFor(Given given) {
        String definition =
                """
                {"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "$.error"}}}\
                """;
        String errors = checked(given, definition, "STANDARD", "ERROR", 100);
        String warnings = checked(given, definition, "STANDARD", "WARNING", 100);

        assertThat(errors).contains("\"OK\"", "\"diagnostics\":[]");
        assertThat(warnings).contains("\"OK\"", "\"WARNING\"", "NO_PATH", "/States/A/Error");
    }

    /** Two tasks wait for tokens, which those of Express machines may not. */
    private static void showThatDefinitionsAreChecked(Given given) {
        String definition =
                """
                {"StartAt": "A", "States": {
                 "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                       "Parameters": {"FunctionName": "f"}, "Next": "B"},
                 "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                       "Parameters": {"FunctionName": "f"}, "End": true}}}
                """;
        String standard = checked(given, definition, "STANDARD", "ERROR", 100);
        String express = checked(given, definition, "EXPRESS", "ERROR", 100);
        String first = checked(given, definition, "EXPRESS", "ERROR", 1);

        assertThat(standard).contains("\"OK\"");
        assertThat(express).contains("\"FAIL\"", "/States/A", "/States/B", "\"truncated\":false");
        assertThat(first).contains("\"truncated\":true").isNotEqualTo(express);
    }

    private static String checked(
            Given given, String definition, String type, String severity, int maxResults) {
        return json(
                given.call(
                        "ValidateStateMachineDefinition",
                        "definition",
                        definition,
                        "type",
                        type,
                        "severity",
                        severity,
                        "maxResults",
                        maxResults));
    }

    /** A key of the customer's own is refused by name; without one the members make no sense. */
    private static void encryption(Probes probes, String operation) {
        Map<String, Object> owned = Map.of("type", "AWS_OWNED_KEY");
        probes.add(
                operation,
                "encryptionConfiguration encryptionConfiguration.type encryptionConfiguration."
                        + KEY,
                given -> {
                    var key = Map.of("type", "CUSTOMER_MANAGED_KMS_KEY", KEY, "k");
                    assertThat(encrypted(given, operation, key))
                            .contains("encryptionConfiguration", "CUSTOMER_MANAGED_KMS_KEY");
                });
        probes.add(
                operation,
                "encryptionConfiguration." + REUSE,
                given -> {
                    var reused = new HashMap<String, Object>(owned);
                    reused.put(REUSE, 60L);
                    assertThat(encrypted(given, operation, reused)).contains(REUSE);
                });
    }

    private static String encrypted(Given given, String operation, Map<String, ?> configuration) {
        var error =
                operation.equals("CreateStateMachine")
                        ? given.refusal(
                                operation,
                                "name",
                                given.newName(),
                                "definition",
                                PASS,
                                "roleArn",
                                ModelWorld.ROLE,
                                "encryptionConfiguration",
                                configuration)
                        : given.refusal(
                                operation,
                                "stateMachineArn",
                                given.machine(PASS),
                                "encryptionConfiguration",
                                configuration);
        return String.valueOf(error.getMessage());
    }

    static List<Map<String, Object>> tags(String key, String value) {
        return List.of(Map.of("key", key, "value", value));
    }

    private static Map<String, @Nullable Object> described(Given given, String arn) {
        return given.call("DescribeStateMachine", "stateMachineArn", arn);
    }

    /** The ARN of a machine that is created with these members, and what else must be there. */
    private static String create(Given given, Object... members) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("name", given.newName());
        request.put("definition", PASS);
        request.put("roleArn", ModelWorld.ROLE);
        for (int i = 0; i < members.length; i += 2) {
            request.put((String) members[i], members[i + 1]);
        }
        return Given.text(given.world().send("CreateStateMachine", request), "stateMachineArn");
    }

    private static void update(Given given, String arn, Object... members) {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("stateMachineArn", arn);
        for (int i = 0; i < members.length; i += 2) {
            request.put((String) members[i], members[i + 1]);
        }
        given.world().send("UpdateStateMachine", request);
    }
}
