package gantry.workflows.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import gantry.operations.ThrottlingException;
import gantry.operations.TokenBuckets;
import gantry.operations.TokenBuckets.Limit;
import gantry.workflows.definitions.Quotas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class ApiRatesTest {
    private static final String DEFINITION =
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}\
            """;

    private final AtomicLong nanos = new AtomicLong();

    @TempDir Path folder;

    @Test
    void every_quota_of_AWS_is_of_an_operation_that_there_is() {
        assertThat(ApiRates.names()).containsAll(ApiRates.aws().keySet());
    }

    @Test
    void standard_and_express_starts_have_a_bucket_each() {
        var buckets =
                new TokenBuckets(
                        Map.of(
                                ApiRates.id("StartExecution"), new Limit(2, 1),
                                ApiRates.id("StartExecutionExpress"), new Limit(1, 1)),
                        nanos::get);
        try (var world = new ApiWorld(folder, Quotas.AWS, buckets)) {
            String standard = machine(world, "STANDARD");
            String express = machine(world, "EXPRESS");

            start(world, standard);
            start(world, standard);
            assertThrottled(world, standard);
            start(world, express);
            assertThrottled(world, express);

            nanos.addAndGet(1_000_000_000);
            start(world, standard);
            assertThrottled(world, standard);
            start(world, express);
        }
    }

    private static String machine(ApiWorld world, String type) {
        var created =
                world.call(
                        "CreateStateMachine",
                        "name",
                        type,
                        "type",
                        type,
                        "definition",
                        DEFINITION,
                        "roleArn",
                        "arn:aws:iam::111111111111:role/role");
        return String.valueOf(created.get("stateMachineArn"));
    }

    private static void start(ApiWorld world, String machine) {
        world.call("StartExecution", "stateMachineArn", machine);
    }

    private static void assertThrottled(ApiWorld world, String machine) {
        assertThatExceptionOfType(ThrottlingException.class)
                .isThrownBy(() -> start(world, machine))
                .withMessage("Rate exceeded");
    }
}
