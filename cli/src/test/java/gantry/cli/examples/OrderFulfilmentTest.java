package gantry.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.StartedServer;
import gantry.json.Json;
import gantry.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code examples/order-fulfilment}: its README's walk-through, in a copy of its folder. */
class OrderFulfilmentTest {
    private static final Path EXAMPLE = StartedServer.root().resolve("examples/order-fulfilment");

    /** Some steps fail; that the carrier fails seven times in a row is one case in 78,000. */
    private static final String FAILURE_RATE = "0.2";

    @TempDir private Path temporary;

    private Path example;

    @BeforeEach
    void copy_the_example() throws IOException {
        example = Files.createDirectory(temporary.resolve("example"));
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, example.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_killed_server_finishes_the_order_and_does_each_step_once() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("server"));
        try (var server = StartedServer.in(folder)) {
            var environment =
                    Map.of("GANTRY_URL", server.url().toString(), "FAILURE_RATE", FAILURE_RATE);
            finish(environment, "npm", "ci", "--no-audit", "--no-fund");
            finish(environment, "node", "setup.mjs");
            try (var worker = start("worker", environment, "node", "worker.mjs");
                    var order = start("order", environment, "node", "start.mjs", "order.json")) {
                Path question = example.resolve("work/questions/A-1001.json");
                Await.until("the worker asks", () -> Files.exists(question));
                assertThat(worker.output()).contains("Ship order A-1001 for 1495?");

                server.kill9();
                server.restart();
                finish(environment, "node", "approve.mjs", "A-1001", "yes");

                assertThat(order.await()).as(order.output()).isZero();
                assertThat(order.output()).contains("SUCCEEDED");
            }
        }
        assertThat(effects())
                .containsExactlyInAnyOrder(
                        "reserve A-1001 0",
                        "reserve A-1001 1",
                        "reserve A-1001 2",
                        "charge A-1001",
                        "ship A-1001");
    }

    @Test
    void the_mocks_run_an_approved_order_to_its_end() throws Exception {
        try (var run = runMocked("Approved")) {
            assertThat(run.await()).as(run.output()).isZero();
            assertThat(run.output()).contains("SUCCEEDED", "\"tracking\": \"T-1\"");
        }
    }

    @Test
    void the_mocks_refund_a_refused_order() throws Exception {
        try (var run = runMocked("Refused")) {
            assertThat(run.await()).as(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("FAILED", "Approval.Refused", "A person said no");
        }
    }

    private Program runMocked(String testCase) {
        return start(
                testCase,
                Map.of(),
                StartedServer.root().resolve("gantry").toString(),
                "run",
                "order.asl.json#" + testCase,
                "--input",
                "order.json",
                "--mocks",
                "order.mocks.json",
                "--skip-waits");
    }

    /** What the ledger holds, a key for each side effect. */
    private List<String> effects() throws IOException {
        return Files.readAllLines(example.resolve("work/ledger.jsonl")).stream()
                .map(line -> (JsonObject) Objects.requireNonNull(Json.parse(line)))
                .map(entry -> String.valueOf(entry.get("key")))
                .toList();
    }

    private void finish(Map<String, String> environment, String... command) throws Exception {
        String name = String.join(" ", command).replace('/', ' ');
        try (var program = start(name, environment, command)) {
            assertThat(program.await()).as(program.output()).isZero();
        }
    }

    private Program start(String name, Map<String, String> environment, String... command) {
        Path output = temporary.resolve(name + ".out");
        return Program.start(example, output, environment, List.of(command));
    }
}
