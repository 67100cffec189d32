package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.StateMachine;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TaskLifecycleTest {
    private static final String RESOURCE = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    private final StateMachine machine =
            Runs.machine(
                    """
                    {'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'TimeoutSeconds': 60,
                      'Resource': '%s', 'Parameters': {'t.$': '$$.Task.Token'}, 'End': true}}}
                    """
                            .formatted(RESOURCE));
    private final List<String> events = new ArrayList<>();
    private Execution execution = Interpreter.begin(machine, Runs.header("{}"));

    private Step post(Event event, long nowMs) {
        var world =
                new Surroundings(nowMs, new Random(1), (frame, attempt) -> frame + "/" + attempt);
        Step step = Interpreter.advance(machine, execution, event, world);
        execution = step.execution();
        step.events().forEach(written -> events.add(written.type().wireName()));
        return step;
    }

    private Step post(Event event) {
        return post(event, Runs.START_MS);
    }

    @Test
    void an_answer_before_the_call_returned_waits_for_it() {
        post(new Event.Started());
        post(new Event.TaskStarted(0, 1, null));
        assertThat(execution.awaits(0, 1)).isTrue();
        assertThat(post(new Event.TaskSucceeded(0, 1, Payload.of("early"))).accepted()).isTrue();
        assertThat(execution.awaits(0, 1)).isFalse();
        assertThat(post(new Event.TaskFailed(0, 1, TaskFailure.FAILED, "E", null)).accepted())
                .isFalse();
        post(new Event.TaskSubmitted(0, 1, Payload.of("answer of the call")));
        assertThat(events)
                .endsWith(
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(Runs.output(execution)).isEqualTo("'early'");
    }

    @Test
    void an_answer_that_came_early_outlives_the_failure_of_its_call() {
        post(new Event.Started());
        post(new Event.TaskStarted(0, 1, null));
        post(new Event.TaskSucceeded(0, 1, Payload.of("early")));
        post(new Event.TaskFailed(0, 1, TaskFailure.SUBMIT_FAILED, "Sqs.Gone", null));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void the_outcome_of_another_attempt_changes_nothing() {
        post(new Event.Started());
        post(new Event.TaskStarted(0, 1, null));
        Execution before = execution;
        Step step = post(new Event.TaskSucceeded(0, 2, Payload.NULL));
        assertThat(step.accepted()).isFalse();
        assertThat(execution).isSameAs(before);
    }

    @Test
    void the_token_in_the_parameters_is_that_of_the_attempt() {
        post(new Event.Started());
        Payload work = execution.requireFrame(0).work();
        assertThat(work == null ? "" : work.text()).isEqualTo("{\"t\":\"0/1\"}");
    }

    @Test
    void a_deadline_that_is_not_over_yet_changes_nothing() {
        post(new Event.Started());
        assertThat(post(new Event.Due(0), Runs.START_MS + 59_999).accepted()).isFalse();
        assertThat(post(new Event.Due(0), Runs.START_MS + 60_000).accepted()).isTrue();
        assertThat(events).endsWith("TaskScheduled", "TaskTimedOut", "ExecutionFailed");
    }

    @Test
    void a_task_that_times_out_in_a_runners_hands_is_cancelled() {
        post(new Event.Started());
        post(new Event.TaskStarted(0, 1, null));
        assertThat(post(new Event.Due(0), Runs.START_MS + 60_000).effects())
                .containsExactly(new Effect.CancelTask(0, 1), new Effect.Finish());
    }

    @Test
    void the_time_out_of_an_execution_is_its_deadline_and_has_no_error() {
        post(new Event.Started());
        post(new Event.TaskStarted(0, 1, null));
        long late = execution.deadlineMs() + 250;
        assertThat(post(new Event.ExecutionDue(), late).effects())
                .containsExactly(new Effect.CancelTask(0, 1), new Effect.Finish());
        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(execution.closedAtMs()).isEqualTo(execution.deadlineMs());
        assertThat(execution.error()).isNull();
    }

    @Test
    void a_closed_execution_accepts_nothing() {
        post(new Event.Started());
        post(new Event.Stop("E", "why"));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(post(new Event.Stop(null, null)).accepted()).isFalse();
        assertThat(post(new Event.TaskStarted(0, 1, null)).accepted()).isFalse();
    }
}
