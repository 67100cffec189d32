package gantry.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.RecordedObjects;
import gantry.operations.Scope;
import gantry.states.conformance.Comparison;
import gantry.states.conformance.Observed;
import gantry.states.conformance.RecordedCase;
import gantry.states.conformance.RecordedCases;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs the recorded executions whose distributed Maps read objects, with those objects. */
class RecordedObjectsTest {
    @TestFactory
    Stream<DynamicTest> a_map_over_objects_ends_as_recorded_and_with_the_recorded_history(
            @TempDir Path folder) {
        return RecordedCases.withObjects().stream()
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one, folder)));
    }

    private static void check(RecordedCase recorded, Path folder) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        RecordedObjects.write(recorded, own);
        var scope = new Scope("111111111111", "us-east-1");
        try (var objects = RunObjects.in(own, "arn:aws:iam::111111111111:role/role", scope)) {
            assertThat(Comparison.differences(recorded, Observed.of(recorded.run(objects))))
                    .isEmpty();
        }
    }
}
