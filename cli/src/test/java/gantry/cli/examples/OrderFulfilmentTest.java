package gantry.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.Await;
import gantry.cli.testing.StartedServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** {@code examples/order-fulfilment}: its README's walk-through, in a copy of the checkout. */
class OrderFulfilmentTest {
    private static final String EXAMPLE = "examples/order-fulfilment";

    /** What using the example makes in its folder. */
    private static final Set<String> NOT_COPIED =
            Set.of("node_modules", "work", ".gantry", "bank.jar");

    /** The carrier fails at times; seven times in a row is one case in 78,000. */
    private static final String FAILURE_RATE = "0.2";

    @TempDir private Path temporary;

    private Path checkout;
    private Path example;

    @BeforeEach
    void copy_the_example() throws IOException {
        checkout = Files.createDirectory(temporary.resolve("checkout"));
        copy(StartedServer.root().resolve("build/jdk.sh"), checkout.resolve("build/jdk.sh"));
        example = checkout.resolve(EXAMPLE);
        copy(StartedServer.root().resolve(EXAMPLE), example);
    }

    @Test
    void a_server_killed_twice_finishes_the_order_and_does_each_step_once() throws Exception {
        String charged;
        theBankAnswersAfter("900");
        try (var server = StartedServer.in(checkout, "--config", EXAMPLE + "/gantry.yaml")) {
            var environment =
                    Map.of("GANTRY_URL", server.url().toString(), "FAILURE_RATE", FAILURE_RATE);
            finish(environment, "npm", "ci", "--no-audit", "--no-fund");
            finish(environment, "./build.sh");
            finish(environment, "node", "setup.mjs");
            try (var _ = start("worker", environment, "node", "worker.mjs");
                    var order = start("order", environment, "node", "start.mjs", "order.json")) {
                Path charge = example.resolve("work/ledger/charge-A-1001");
                Await.until("the bank is asked", () -> Files.exists(charge));
                charged = Files.readString(charge);
                server.kill9();
                theBankAnswersAfter("0");
                server.restart();

                Await.until(
                        "a person is asked",
                        () -> order.output().contains("Ship order A-1001 for 1495?"));
                server.kill9();
                server.restart();
                finish(environment, "node", "approve.mjs", "A-1001", "yes");

                assertThat(order.await()).as(order.output()).isZero();
                assertThat(order.output())
                        .containsOnlyOnce(
                                "ChargePayment failed: Lambda.SdkClientException: The server"
                                        + " stopped while the task ran; its outcome is unknown.")
                        .contains("SUCCEEDED", "payment: '" + charged + "'");
            }
        }
        assertThat(effects())
                .containsExactlyInAnyOrder(
                        "reserve-A-1001-0",
                        "reserve-A-1001-1",
                        "reserve-A-1001-2",
                        "charge-A-1001",
                        "ship-A-1001");
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
        return Program.start(
                checkout,
                temporary.resolve(testCase + ".out"),
                Map.of(),
                List.of(
                        StartedServer.root().resolve("gantry").toString(),
                        "run",
                        EXAMPLE + "/order.asl.json#" + testCase,
                        "--input",
                        EXAMPLE + "/order.json",
                        "--mocks",
                        EXAMPLE + "/order.mocks.json",
                        "--skip-waits"));
    }

    /**
     * In the function's settings, so that the kill meets it at work however slow the machine is.
     */
    private void theBankAnswersAfter(String seconds) throws IOException {
        Path settings = example.resolve("functions/order-charge/function.yaml");
        String text = Files.readString(settings);
        String changed =
                text.replaceFirst("(?m)^timeout: .*", "timeout: 900")
                        .replaceFirst("SECONDS: \"\\d+\"", "SECONDS: \"" + seconds + "\"");
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(settings, changed);
    }

    /** What the ledger holds, a key for each side effect. */
    private List<String> effects() throws IOException {
        try (Stream<Path> entries = Files.list(example.resolve("work/ledger"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    // Of a process that was killed while it wrote.
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
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

    /** Copies a folder as a clone has it. */
    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            try (Stream<Path> entries = Files.list(from)) {
                for (Path entry : entries.toList()) {
                    Path name = entry.getFileName();
                    if (!NOT_COPIED.contains(name.toString())) {
                        copy(entry, to.resolve(name));
                    }
                }
            }
        } else {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
