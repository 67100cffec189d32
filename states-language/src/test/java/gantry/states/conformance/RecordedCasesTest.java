package gantry.states.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs what was recorded on AWS: outputs, errors, causes and whole histories must be the same. */
class RecordedCasesTest {
    /** Cases that cannot be asked of the interpreter alone, with the reason. */
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "express/express_async.catch.end_event",
                    "the answer of its function was not recorded",
                    "express/express_async.retry.end_event",
                    "the answers of its function were not recorded",
                    "services/apigetway_task_service.invoke_with_headers.singleStringHeader",
                    "API Gateway checks its parameters before the task is scheduled");

    private static final Map<String, Tally> TALLIES = new TreeMap<>();

    private static final class Tally {
        int passed;
        int failed;
        int leftOut;
    }

    @TestFactory
    Stream<DynamicTest> an_execution_ends_as_recorded_and_with_the_recorded_history() {
        return tests(RecordedCases.recorded());
    }

    @TestFactory
    Stream<DynamicTest> an_execution_ends_as_people_measured_it() {
        return tests(RecordedCases.measured());
    }

    private static Stream<DynamicTest> tests(List<RecordedCase> cases) {
        return cases.stream()
                .filter(RecordedCasesTest::isAsked)
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> check(one)));
    }

    private static boolean isAsked(RecordedCase recorded) {
        if (!LEFT_OUT.containsKey(recorded.id())) {
            return true;
        }
        tally(recorded).leftOut++;
        return false;
    }

    private static void check(RecordedCase recorded) {
        tally(recorded).failed++;
        assertThat(Comparison.differences(recorded, Observed.of(recorded.run()))).isEmpty();
        tally(recorded).failed--;
        tally(recorded).passed++;
    }

    private static Tally tally(RecordedCase recorded) {
        return TALLIES.computeIfAbsent(recorded.group(), _ -> new Tally());
    }

    @AfterAll
    static void print_a_table_by_group() {
        System.out.printf("%-24s %7s %7s %9s%n", "recorded cases", "passed", "failed", "left out");
        TALLIES.forEach(
                (group, tally) ->
                        System.out.printf(
                                "%-24s %7d %7d %9d%n",
                                group, tally.passed, tally.failed, tally.leftOut));
    }
}
