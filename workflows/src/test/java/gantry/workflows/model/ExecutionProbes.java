package gantry.workflows.model;

import static gantry.workflows.model.Given.FAIL;
import static gantry.workflows.model.Given.PASS;
import static gantry.workflows.model.Given.WAIT;
import static gantry.workflows.model.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

/** Executions, from their start to their redrive. */
final class ExecutionProbes {
    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";

    private ExecutionProbes() {}

    static void add(Probes probes) {
        starts(probes);
        ends(probes);
        looks(probes);
    }

    private static void starts(Probes probes) {
        probes.add(
                "StartExecution",
                "stateMachineArn name input traceHeader",
                given -> {
                    String name = given.newName();
                    var started =
                            given.call(
                                    "StartExecution",
                                    "stateMachineArn",
                                    given.machine(PASS),
                                    "name",
                                    name,
                                    "input",
                                    "{\"a\":1}",
                                    "traceHeader",
                                    TRACE);
                    assertThat(given.ended(text(started, "executionArn")))
                            .containsEntry("name", name)
                            .containsEntry("output", "{\"a\":1}")
                            .containsEntry("traceHeader", TRACE);
                });
        probes.add(
                "StartSyncExecution",
                "stateMachineArn name input traceHeader",
                given -> {
                    String name = given.newName();
                    String machine = given.machine(PASS, "EXPRESS");
                    var ended =
                            given.call(
                                    "StartSyncExecution",
                                    "stateMachineArn",
                                    machine,
                                    "name",
                                    name,
                                    "input",
                                    "{\"a\":1}",
                                    "traceHeader",
                                    TRACE);
                    assertThat(ended)
                            .containsEntry("stateMachineArn", machine)
                            .containsEntry("name", name)
                            .containsEntry("output", "{\"a\":1}")
                            .containsEntry("traceHeader", TRACE);
                });
        probes.add(
                "StartSyncExecution",
                "includedData",
                given ->
                        assertThat(
                                        given.call(
                                                "StartSyncExecution",
                                                "stateMachineArn",
                                                given.machine(PASS, "EXPRESS"),
                                                "includedData",
                                                "METADATA_ONLY"))
                                .doesNotContainKey("output"));
    }

    private static void ends(Probes probes) {
        probes.add(
                "StopExecution",
                "executionArn error cause",
                given -> {
                    String execution = given.start(given.machine(WAIT));
                    given.call(
                            "StopExecution",
                            "executionArn",
                            execution,
                            "error",
                            "Enough",
                            "cause",
                            "seen it all");
                    assertThat(given.ended(execution))
                            .containsEntry("status", "ABORTED")
                            .containsEntry("error", "Enough")
                            .containsEntry("cause", "seen it all");
                });
        probes.add(
                "RedriveExecution",
                "executionArn clientToken",
                given -> {
                    String execution = given.start(given.machine(FAIL));
                    given.ended(execution);
                    Object[] redrive = {"executionArn", execution, "clientToken", "once"};
                    var first = given.call("RedriveExecution", redrive);
                    var again = given.call("RedriveExecution", redrive);
                    assertThat(again).isEqualTo(first);
                    assertThat(given.ended(execution).get("redriveCount")).isIn(1, 1L);
                });
    }

    private static void looks(Probes probes) {
        probes.add(
                "DescribeExecution",
                "executionArn includedData",
                given -> {
                    String execution = given.start(given.machine(PASS));
                    given.ended(execution);
                    var shown =
                            given.call(
                                    "DescribeExecution",
                                    "executionArn",
                                    execution,
                                    "includedData",
                                    "METADATA_ONLY");
                    assertThat(shown)
                            .containsEntry("executionArn", execution)
                            .doesNotContainKey("output");
                });
        probes.add(
                "GetExecutionHistory",
                "executionArn includeExecutionData reverseOrder maxResults",
                given -> {
                    String execution = given.start(given.machine(PASS));
                    given.ended(execution);
                    var last =
                            given.call(
                                    "GetExecutionHistory",
                                    "executionArn",
                                    execution,
                                    "includeExecutionData",
                                    false,
                                    "reverseOrder",
                                    true,
                                    "maxResults",
                                    1);
                    assertThat(Given.json(last))
                            .contains("ExecutionSucceeded", "nextToken")
                            .doesNotContain("output", "PassStateEntered");
                });
        probes.add(
                "GetExecutionHistory",
                "nextToken",
                given -> {
                    String execution = given.start(given.machine(PASS));
                    given.ended(execution);
                    ListProbes.showsTheNextPage(
                            given, "GetExecutionHistory", "events", "executionArn", execution);
                });
    }
}
