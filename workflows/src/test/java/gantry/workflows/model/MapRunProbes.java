package gantry.workflows.model;

import static gantry.workflows.model.Given.json;
import static gantry.workflows.model.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Map runs: looked at, listed, changed while they run. */
final class MapRunProbes {
    /** Two map runs, one after the other, of two children each. */
    static final String TWO_MAPS =
            """
            {"StartAt": "I", "States": {
             "I": {"Type": "Pass", "Result": [0, 1], "Next": "M"},
             "M": {"Type": "Map", "Label": "first", "Next": "N", "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}},
             "N": {"Type": "Map", "Label": "second", "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "Q", "States": {"Q": {"Type": "Pass", "End": true}}}}}}
            """;

    /** A map run whose children wait, one at a time. */
    private static final String WAITING_MAP =
            """
            {"StartAt": "I", "States": {
             "I": {"Type": "Pass", "Result": [0, 1], "Next": "M"},
             "M": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
              "StartAt": "W", "States": {
               "W": {"Type": "Wait", "Seconds": 100000, "End": true}}}}}}
            """;

    private MapRunProbes() {}

    static void add(Probes probes) {
        probes.add(
                "ListMapRuns",
                "executionArn maxResults nextToken",
                given -> {
                    String execution = given.start(given.machine(TWO_MAPS));
                    given.ended(execution);
                    ListProbes.showsTheNextPage(
                            given, "ListMapRuns", "mapRuns", "executionArn", execution);
                });
        probes.add(
                "DescribeMapRun",
                "mapRunArn",
                given -> {
                    String mapRun = waiting(given);
                    var shown = given.call("DescribeMapRun", "mapRunArn", mapRun);
                    assertThat(shown).containsEntry("mapRunArn", mapRun);
                });
        probes.add(
                "ListExecutions",
                "mapRunArn redriveFilter",
                given -> {
                    String mapRun = waiting(given);
                    assertThat(json(children(given, mapRun, "NOT_REDRIVEN"))).contains(mapRun);
                    assertThat(json(children(given, mapRun, "REDRIVEN"))).doesNotContain(mapRun);
                });
        probes.add(
                "UpdateMapRun",
                "mapRunArn maxConcurrency toleratedFailureCount toleratedFailurePercentage",
                given -> {
                    String mapRun = waiting(given);
                    given.call(
                            "UpdateMapRun",
                            "mapRunArn",
                            mapRun,
                            "maxConcurrency",
                            2,
                            "toleratedFailureCount",
                            3,
                            "toleratedFailurePercentage",
                            33.3);
                    assertThat(given.call("DescribeMapRun", "mapRunArn", mapRun))
                            .containsEntry("maxConcurrency", 2L)
                            .containsEntry("toleratedFailureCount", 3L)
                            .containsEntry("toleratedFailurePercentage", 33.3);
                });
    }

    private static Map<String, @Nullable Object> children(
            Given given, String mapRun, String redriveFilter) {
        return given.call("ListExecutions", "mapRunArn", mapRun, "redriveFilter", redriveFilter);
    }

    /** The ARN of a map run that has a child. */
    private static String waiting(Given given) {
        String execution = given.start(given.machine(WAITING_MAP));
        var listed =
                given.world()
                        .await(
                                "ListMapRuns",
                                answer -> json(answer).contains("mapRunArn"),
                                "executionArn",
                                execution);
        String mapRun =
                text(AwsModel.object(AwsModel.list(listed.get("mapRuns")).getFirst()), "mapRunArn");
        given.world()
                .await(
                        "ListExecutions",
                        answer -> json(answer).contains("RUNNING"),
                        "mapRunArn",
                        mapRun);
        return mapRun;
    }
}
