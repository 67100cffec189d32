package gantry.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.cli.durability.CalledFunction.Call;
import gantry.cli.durability.CalledFunction.Form;
import gantry.cli.durability.CalledFunction.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionFailedEventDetails;
import software.amazon.awssdk.services.sfn.model.TaskFailedEventDetails;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A server is killed while functions run. Nobody knows what such a call has done, so it has failed,
 * and is made again only where Retry says so. All is looked at after one kill.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionOutcomeTest {
    private static final String UNKNOWN = "Lambda.SdkClientException";
    private static final String CAUSE =
            "The server stopped while the task ran; its outcome is unknown.";

    @SuppressWarnings("NullAway.Init")
    private Map<Call, Outcome> outcomes;

    @BeforeAll
    void kill_the_server_while_every_function_runs(@TempDir Path folder) throws IOException {
        outcomes =
                CalledFunction.killTheServerDuring(
                        folder,
                        Stream.of(Form.values())
                                .flatMap(
                                        form ->
                                                Stream.of(
                                                        retrying(form),
                                                        unprepared(form),
                                                        retryingAnother(form)))
                                .toList());
    }

    private static Call retrying(Form form) {
        return new Call(form, UNKNOWN);
    }

    private static Call unprepared(Form form) {
        return new Call(form, null);
    }

    private static Call retryingAnother(Form form) {
        return new Call(form, "Lambda.TooManyRequestsException");
    }

    @ParameterizedTest
    @EnumSource
    void a_Retry_of_the_unknown_outcome_calls_exactly_once_more(Form form) {
        Outcome outcome = outcome(retrying(form));

        assertThat(outcome.execution().statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(outcome.execution().output()).isEqualTo(outcome.execution().input());
        assertThat(events(outcome))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        form.event("Scheduled"),
                        form.event("Started"),
                        form.event("Failed"),
                        form.event("Scheduled"),
                        form.event("Started"),
                        form.event("Succeeded"),
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(failures(outcome)).containsExactly(UNKNOWN + ": " + CAUSE);
    }

    @ParameterizedTest
    @EnumSource
    void the_second_call_begins_when_the_first_ones_process_is_dead(Form form) {
        assertThat(outcome(retrying(form)).beginnings())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("\\d+"), "a pid, and no other process beside it");
    }

    @ParameterizedTest
    @EnumSource
    void without_a_Retry_the_execution_fails_and_nothing_is_called_again(Form form) {
        assertFailed(form, outcome(unprepared(form)));
    }

    @ParameterizedTest
    @EnumSource
    void a_Retry_of_another_error_does_not_call_again(Form form) {
        assertFailed(form, outcome(retryingAnother(form)));
    }

    private static void assertFailed(Form form, Outcome outcome) {
        assertThat(outcome.execution().statusAsString()).isEqualTo("FAILED");
        assertThat(outcome.execution().error()).isEqualTo(UNKNOWN);
        assertThat(outcome.execution().cause()).isEqualTo(CAUSE);
        assertThat(events(outcome))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        form.event("Scheduled"),
                        form.event("Started"),
                        form.event("Failed"),
                        "ExecutionFailed");
        assertThat(failures(outcome)).containsExactly(UNKNOWN + ": " + CAUSE);
        assertThat(outcome.beginnings()).hasSize(1);
    }

    private Outcome outcome(Call call) {
        return Objects.requireNonNull(outcomes.get(call));
    }

    private static List<String> events(Outcome outcome) {
        return outcome.history().stream().map(HistoryEvent::typeAsString).toList();
    }

    /** What the failed attempts say, in either form. */
    private static List<String> failures(Outcome outcome) {
        return outcome.history().stream()
                .map(FunctionOutcomeTest::failure)
                .filter(failure -> !failure.isEmpty())
                .toList();
    }

    private static String failure(HistoryEvent event) {
        TaskFailedEventDetails task = event.taskFailedEventDetails();
        LambdaFunctionFailedEventDetails function = event.lambdaFunctionFailedEventDetails();
        if (task != null) {
            return task.error() + ": " + task.cause();
        }
        return function == null ? "" : function.error() + ": " + function.cause();
    }
}
