package gantry.workflows.model;

import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.WAIT;
import static gantry.workflows.model.Given.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lists: what they are of, their pages, their filters. */
final class ListProbes {
    private ListProbes() {}

    static void add(Probes probes) {
        probes.add(
                "ListStateMachines",
                "maxResults nextToken",
                given -> {
                    given.machine(PASS);
                    given.machine(PASS);
                    showsTheNextPage(given, "ListStateMachines", "stateMachines");
                });
        probes.add(
                "ListActivities",
                "maxResults nextToken",
                given -> {
                    given.activity();
                    given.activity();
                    showsTheNextPage(given, "ListActivities", "activities");
                });
        ofMachines(probes);
        executions(probes);
    }

    private static void ofMachines(Probes probes) {
        probes.add(
                "ListStateMachineVersions",
                "stateMachineArn maxResults nextToken",
                given -> {
                    String machine = given.machine(PASS);
                    given.version(machine);
                    given.call(
                            "UpdateStateMachine", "stateMachineArn", machine, "definition", WAIT);
                    given.version(machine);
                    showsTheNextPage(
                            given,
                            "ListStateMachineVersions",
                            "stateMachineVersions",
                            "stateMachineArn",
                            machine);
                });
        probes.add(
                "ListStateMachineAliases",
                "stateMachineArn maxResults nextToken",
                given -> {
                    String machine = given.machine(PASS);
                    String version = given.version(machine);
                    given.alias(version);
                    given.alias(version);
                    showsTheNextPage(
                            given,
                            "ListStateMachineAliases",
                            "stateMachineAliases",
                            "stateMachineArn",
                            machine);
                });
    }

    private static void executions(Probes probes) {
        probes.add(
                "ListExecutions",
                "stateMachineArn maxResults nextToken",
                given -> {
                    String machine = given.machine(WAIT);
                    given.start(machine);
                    given.start(machine);
                    showsTheNextPage(
                            given, "ListExecutions", "executions", "stateMachineArn", machine);
                });
        probes.add(
                "ListExecutions",
                "statusFilter",
                given -> {
                    String machine = given.machine(WAIT);
                    String execution = given.start(machine);
                    assertThat(json(listed(given, machine, "RUNNING"))).contains(execution);
                    assertThat(json(listed(given, machine, "FAILED"))).doesNotContain(execution);
                });
    }

    private static Map<String, @Nullable Object> listed(
            Given given, String machine, String status) {
        return given.call("ListExecutions", "stateMachineArn", machine, "statusFilter", status);
    }

    /** Pages of one show one, and the second shows another. */
    static void showsTheNextPage(Given given, String operation, String list, Object... members) {
        var first = given.call(operation, and(members, "maxResults", 1));
        var second =
                given.call(
                        operation,
                        and(members, "maxResults", 1, "nextToken", first.get("nextToken")));
        assertThat(AwsModel.list(first.get(list))).hasSize(1);
        assertThat(AwsModel.list(second.get(list))).hasSize(1).isNotEqualTo(first.get(list));
    }

    private static @Nullable Object[] and(Object[] members, @Nullable Object... more) {
        var all = new ArrayList<@Nullable Object>(List.of(members));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
