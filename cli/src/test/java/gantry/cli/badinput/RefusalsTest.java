package gantry.cli.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.badinput.RawHttp.Answer;
import gantry.cli.testing.ErrorWorld;
import gantry.cli.testing.ListedErrors;
import gantry.cli.testing.OperationError;
import gantry.cli.testing.SharedErrorWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of refusals: every row in its own words, and the server as it was before. */
@ExtendWith(SharedErrorWorld.class)
class RefusalsTest {
    /** Told by {@link TokensTest}, where more of the same sentence stand side by side. */
    private static final Set<OperationError> ELSEWHERE =
            Set.of(
                    new OperationError("SendTaskSuccess", "InvalidToken"),
                    new OperationError("SendTaskFailure", "InvalidToken"),
                    new OperationError("SendTaskHeartbeat", "InvalidToken"),
                    new OperationError("ListStateMachineVersions", "InvalidToken"),
                    new OperationError("ListStateMachineAliases", "InvalidToken"),
                    new OperationError("ListMapRuns", "InvalidToken"),
                    new OperationError("GetActivityTask", "ActivityWorkerLimitExceeded"));

    private final ErrorWorld world;

    RefusalsTest(ErrorWorld world) {
        this.world = world;
    }

    static List<Row> rows() {
        return Stream.of(
                        StateMachineRows.all(),
                        VersionRows.all(),
                        ExecutionRows.all(),
                        ActivityRows.all(),
                        ConstraintRows.all(),
                        TypeRows.all(),
                        TestStateRows.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_bad_request_is_refused_in_the_words_of_AWS(Row row) {
        Row full = row.in(world);

        Answer answer = send(full);

        assertThat(answer.error()).isEqualTo(full.error() + ": " + full.message());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head())
                .containsIgnoringCase("x-amzn-RequestId: ")
                .containsIgnoringCase("Content-Type: application/x-amz-json-1.0");
    }

    @Test
    void after_all_of_them_nothing_has_changed_and_executions_run() {
        var before = Snapshot.of(world);

        rows().forEach(row -> send(row.in(world)));

        assertThat(Snapshot.of(world)).isEqualTo(before);
        Health.check(world);
    }

    @Test
    void each_operation_is_refused_with_each_error_it_lists() {
        Set<OperationError> shown =
                rows().stream().map(Row::pair).collect(Collectors.toCollection(TreeSet::new));
        shown.addAll(ELSEWHERE);

        assertThat(shown).containsAll(ListedErrors.all());
    }

    @Test
    void the_table_is_long_and_does_not_repeat_itself() {
        var byMessage = rows().stream().collect(Collectors.groupingBy(Row::message));

        assertThat(rows()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        assertThat(byMessage.values()).allMatch(same -> same.size() <= 5);
    }

    private Answer send(Row row) {
        return RawHttp.call(
                row.isForOlder() ? world.olderUrl() : world.url(), row.operationName(), row.body());
    }
}
