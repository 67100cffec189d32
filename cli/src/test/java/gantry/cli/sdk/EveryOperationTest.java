package gantry.cli.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.testing.ListedErrors;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the tests of this package to the service model, so that no operation is forgotten. */
class EveryOperationTest {
    @Test
    void every_operation_is_driven_by_a_test() {
        assertThat(driven()).isEqualTo(ListedErrors.operations());
    }

    private static Set<String> driven() {
        return Stream.of(
                        StateMachinesTest.class,
                        VersionsTest.class,
                        ExecutionsTest.class,
                        ActivitiesTest.class,
                        RedrivesTest.class,
                        MapRunsTest.class,
                        TestStateTest.class)
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Drives.class))
                .flatMap(drives -> drives == null ? Stream.of() : Arrays.stream(drives.value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
