package gantry.workflows.model;

import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.json;
import static gantry.workflows.model.Given.route;
import static gantry.workflows.model.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Versions and aliases. */
final class VersionProbes {
    private VersionProbes() {}

    static void add(Probes probes) {
        versions(probes);
        aliases(probes);
    }

    private static void versions(Probes probes) {
        probes.add(
                "PublishStateMachineVersion",
                "stateMachineArn description",
                given -> {
                    String arn = given.machine(PASS);
                    given.call(
                            "PublishStateMachineVersion",
                            "stateMachineArn",
                            arn,
                            "description",
                            "told");
                    assertThat(given.call("DescribeStateMachine", "stateMachineArn", arn + ":1"))
                            .containsEntry("description", "told");
                });
        probes.add(
                "PublishStateMachineVersion",
                "revisionId",
                given ->
                        assertThat(
                                        given.refusal(
                                                "PublishStateMachineVersion",
                                                "stateMachineArn",
                                                given.machine(PASS),
                                                "revisionId",
                                                "other"))
                                .hasMessageContaining("revision other"));
        probes.add(
                "DeleteStateMachineVersion",
                "stateMachineVersionArn",
                given -> {
                    String version = given.version(given.machine(PASS));
                    given.call("DeleteStateMachineVersion", "stateMachineVersionArn", version);
                    assertThat(given.refusal("DescribeStateMachine", "stateMachineArn", version))
                            .hasMessageContaining(version);
                });
    }

    private static void aliases(Probes probes) {
        probes.add(
                "CreateStateMachineAlias",
                "name description routingConfiguration"
                        + " routingConfiguration[].stateMachineVersionArn"
                        + " routingConfiguration[].weight",
                given -> {
                    String name = given.newName();
                    String version = given.version(given.machine(PASS));
                    var created =
                            given.call(
                                    "CreateStateMachineAlias",
                                    "name",
                                    name,
                                    "description",
                                    "told",
                                    "routingConfiguration",
                                    route(version, 100));
                    String arn = text(created, "stateMachineAliasArn");
                    assertThat(arn).endsWith(":" + name);
                    assertThat(json(described(given, arn)))
                            .contains("told", version, "\"weight\":100");
                });
        probes.add(
                "UpdateStateMachineAlias",
                "stateMachineAliasArn description routingConfiguration"
                        + " routingConfiguration[].stateMachineVersionArn"
                        + " routingConfiguration[].weight",
                given -> {
                    String machine = given.machine(PASS);
                    String alias = given.alias(given.version(machine));
                    given.call(
                            "UpdateStateMachine",
                            "stateMachineArn",
                            machine,
                            "definition",
                            Given.WAIT);
                    String second = given.version(machine);
                    given.call(
                            "UpdateStateMachineAlias",
                            "stateMachineAliasArn",
                            alias,
                            "description",
                            "changed",
                            "routingConfiguration",
                            route(second, 100));
                    assertThat(json(described(given, alias)))
                            .contains("changed", second, "\"weight\":100");
                });
        probes.add(
                "DescribeStateMachineAlias",
                "stateMachineAliasArn",
                given -> {
                    String alias = given.alias(given.version(given.machine(PASS)));
                    assertThat(described(given, alias))
                            .containsEntry("stateMachineAliasArn", alias);
                });
        probes.add(
                "DeleteStateMachineAlias",
                "stateMachineAliasArn",
                given -> {
                    String alias = given.alias(given.version(given.machine(PASS)));
                    given.call("DeleteStateMachineAlias", "stateMachineAliasArn", alias);
                    assertThat(
                                    given.refusal(
                                            "DescribeStateMachineAlias",
                                            "stateMachineAliasArn",
                                            alias))
                            .hasMessageContaining("does not exist");
                });
    }

    private static Map<String, @Nullable Object> described(Given given, String alias) {
        return given.call("DescribeStateMachineAlias", "stateMachineAliasArn", alias);
    }
}
