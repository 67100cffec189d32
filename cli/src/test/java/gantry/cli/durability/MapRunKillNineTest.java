package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.Machines;
import gantry.cli.testing.StartedServer;
import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A distributed Map reads a file and writes its results while the server is killed again and again:
 * each row becomes one child execution, and its result stands in the files once.
 */
class MapRunKillNineTest {
    private static final int ROWS = 20_000;
    private static final int KILLS = 3;

    private static final String DEFINITION =
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":500,"End":true,
            "ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
              "ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"},
              "Parameters":{"Bucket":"given","Key":"rows.csv"}},
            "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject",
              "WriterConfig":{"OutputType":"JSONL","Transformation":"COMPACT"},
              "Parameters":{"Bucket":"made","Prefix":"results"}},
            "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
              "StartAt":"S","States":{"S":{"Type":"Pass","End":true}}}}}}\
            """;

    @TempDir private Path folder;

    @Test
    void every_row_becomes_one_child_though_the_server_is_killed() throws Exception {
        try (var server = StartedServer.in(folder)) {
            Path objects = server.data().resolve("objects");
            writeRows(objects);
            String execution;
            String mapRun;
            try (SfnClient sfn = Connection.to(server.url())) {
                String machine = Machines.create(sfn, "m", DEFINITION);
                execution = Machines.start(sfn, machine, "e", "{}");
                Await.until("the map run is listed", () -> mapRuns(sfn, execution).size() == 1);
                mapRun = mapRuns(sfn, execution).getFirst();
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int begun = ROWS / (KILLS + 2) * kill;
                try (SfnClient sfn = Connection.to(server.url())) {
                    Await.until(
                            begun + " children succeeded", () -> succeeded(sfn, mapRun) >= begun);
                    assertThat(sfn.describeMapRun(it -> it.mapRunArn(mapRun)).status())
                            .as("what the server is killed in the middle of")
                            .isEqualTo(MapRunStatus.RUNNING);
                }
                server.kill9();
                server.restart();
            }
            // another client each time: the connections that one keeps die with the server
            try (SfnClient sfn = Connection.to(server.url())) {
                assertThat(Machines.untilEnded(sfn, execution).status())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
                checkCounts(sfn, mapRun);
                checkChildren(sfn, mapRun);
            }
            checkResults(objects.resolve("made/results/" + mapRun.replaceAll(".*:", "")));
        }
    }

    private static void writeRows(Path objects) throws IOException {
        Files.createDirectories(objects.resolve("made"));
        Path bucket = Files.createDirectories(objects.resolve("given"));
        Files.writeString(
                bucket.resolve("rows.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("\n", "row\n", "\n")));
    }

    private static List<String> mapRuns(SfnClient sfn, String execution) {
        return sfn.listMapRuns(it -> it.executionArn(execution)).mapRuns().stream()
                .map(run -> run.mapRunArn())
                .toList();
    }

    private static long succeeded(SfnClient sfn, String mapRun) {
        return sfn.describeMapRun(it -> it.mapRunArn(mapRun)).itemCounts().succeeded();
    }

    private static void checkCounts(SfnClient sfn, String mapRun) {
        var described = sfn.describeMapRun(it -> it.mapRunArn(mapRun));
        assertThat(described.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(described.itemCounts().total()).isEqualTo(ROWS);
        assertThat(described.itemCounts().succeeded()).isEqualTo(ROWS);
        assertThat(described.itemCounts().resultsWritten()).isEqualTo(ROWS);
        assertThat(described.executionCounts().total()).isEqualTo(ROWS);
    }

    private static void checkChildren(SfnClient sfn, String mapRun) {
        List<String> children =
                sfn
                        .listExecutionsPaginator(it -> it.mapRunArn(mapRun).maxResults(1_000))
                        .executions()
                        .stream()
                        .map(ExecutionListItem::executionArn)
                        .toList();
        assertThat(children).hasSize(ROWS).doesNotHaveDuplicates();
    }

    /** In the order of the rows. */
    private static void checkResults(Path results) throws IOException {
        assertThat(results.resolve("manifest.json")).content().contains("SUCCEEDED_0.jsonl");
        assertThat(
                        Files.readAllLines(results.resolve("SUCCEEDED_0.jsonl")).stream()
                                .map(line -> Json.parse(line)))
                .containsExactlyElementsOf(
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> JsonObject.of("row", Integer.toString(i)))
                                .toList());
    }
}
