package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.local.LocalExecution;
import gantry.states.local.LocalTask;
import gantry.states.local.TaskAnswer;
import gantry.states.local.TaskHandler;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What goes on when an execution is redriven, and what its history says. Where a comment says
 * recorded, the events follow one another as in the histories that were taken from AWS on
 * 2026-09-24 (radkawar/stackd on GitHub, testdata/aws/stepfunctions/redrive_execution.json).
 */
class RedriveTest {
    private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:a";
    private static final String SEND = "arn:aws:states:::sqs:sendMessage";

    /** Inputs of the tasks, in the order in which they were called. */
    private final List<String> called = new ArrayList<>();

    private boolean isRepaired;

    /** Fails until it is repaired. */
    private TaskAnswer untilRepaired(LocalTask task) {
        called.add(task.input().text());
        return isRepaired
                ? TaskAnswer.succeeded(Payload.of("fixed")).by("w")
                : TaskAnswer.failed("E", "why").by("w");
    }

    private void repairAndRedrive(LocalExecution execution) {
        isRepaired = true;
        execution.redrive();
        execution.run();
    }

    private static List<String> eventsFrom(LocalExecution execution, int first) {
        List<String> all = Runs.events(execution);
        return all.subList(first - 1, all.size());
    }

    private static LocalExecution ended(String definition, String input, TaskHandler tasks) {
        return Runs.of(definition, input, tasks).run();
    }

    private static String task(String state, String resource) {
        return "{'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'Resource': '"
                + resource
                + "', "
                + state
                + "'End': true}}}";
    }

    @Test
    void a_failed_task_is_scheduled_again_after_its_entry_with_all_its_retries() {
        // Recorded.
        LocalExecution execution =
                ended(
                        task("'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}], ", ACTIVITY),
                        "{}",
                        this::untilRepaired);
        execution.redrive();
        execution.run();
        assertThat(Runs.events(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 ActivityScheduled",
                        "4<3 ActivityStarted",
                        "5<4 ActivityFailed",
                        "6<5 ActivityScheduled",
                        "7<6 ActivityStarted",
                        "8<7 ActivityFailed",
                        "9<8 ExecutionFailed",
                        "10<9 ExecutionRedriven",
                        "11<2 ActivityScheduled",
                        "12<11 ActivityStarted",
                        "13<12 ActivityFailed",
                        "14<13 ActivityScheduled",
                        "15<14 ActivityStarted",
                        "16<15 ActivityFailed",
                        "17<16 ExecutionFailed");
        repairAndRedrive(execution);
        assertThat(eventsFrom(execution, 18))
                .containsExactly(
                        "18<17 ExecutionRedriven",
                        "19<2 ActivityScheduled",
                        "20<19 ActivityStarted",
                        "21<20 ActivitySucceeded",
                        "22<21 TaskStateExited",
                        "23<22 ExecutionSucceeded");
        assertThat(execution.history().get(17).details())
                .isEqualTo(JsonObject.of("redriveCount", 2L));
    }

    @Test
    void of_a_parallel_state_only_the_failed_and_the_aborted_branch_go_on() {
        // Recorded.
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true,
                          'Branches': [
                            {'StartAt': 'S', 'States': {'S': %s}},
                            {'StartAt': 'F', 'States': {'F': %s}},
                            {'StartAt': 'A', 'States': {'A': %s}}]}}}
                        """
                                .formatted(named("S"), named("F"), named("A")),
                        "{}",
                        task -> {
                            String name = task.state().name();
                            called.add(name);
                            if (isRepaired || name.equals("S")) {
                                return TaskAnswer.succeeded(Payload.of(name)).by("w");
                            }
                            return name.equals("F")
                                    ? TaskAnswer.failed("E", null).by("w")
                                    : TaskAnswer.none().by("w");
                        });
        execution.run();
        assertThat(Runs.events(execution))
                .endsWith(
                        "15<11 ActivityFailed",
                        "16<15 TaskStateAborted",
                        "17<15 TaskStateAborted",
                        "18<15 ParallelStateFailed",
                        "19<18 ExecutionFailed");
        called.clear();
        repairAndRedrive(execution);
        assertThat(called).containsExactly("F", "A");
        assertThat(eventsFrom(execution, 20))
                .startsWith(
                        "20<19 ExecutionRedriven",
                        "21<6 ActivityScheduled",
                        "22<8 ActivityScheduled")
                .endsWith(
                        "28<27 TaskStateExited",
                        "29<28 ParallelStateSucceeded",
                        "30<28 ParallelStateExited",
                        "31<30 ExecutionSucceeded");
        assertThat(Runs.output(execution.execution())).isEqualTo("['S','F','A']");
    }

    private static String named(String name) {
        return "{'Type': 'Task', 'Resource': '%s', 'End': true, 'Parameters': {'name': '%s'}}"
                .formatted(ACTIVITY, name);
    }

    @Test
    void of_a_map_the_failed_iteration_goes_on_and_those_that_had_no_room_start() {
        // Recorded.
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'MaxConcurrency': 1,
                          'ItemProcessor': {'StartAt': 'T', 'States': {'T': {'Type': 'Task',
                            'Resource': '%s', 'End': true}}}, 'End': true}}}
                        """
                                .formatted(ACTIVITY),
                        "[0, 1, 2]",
                        task -> {
                            called.add(task.input().text());
                            return isRepaired || task.input().text().equals("0")
                                    ? TaskAnswer.succeeded(task.input()).by("w")
                                    : TaskAnswer.failed("E", null).by("w");
                        });
        execution.run();
        assertThat(Runs.events(execution))
                .endsWith("18<15 MapStateFailed", "19<18 ExecutionFailed")
                .contains("11<9 MapIterationStarted", "12<11 TaskStateEntered");
        called.clear();
        repairAndRedrive(execution);
        assertThat(called).containsExactly("1", "2");
        assertThat(eventsFrom(execution, 20))
                .containsExactly(
                        "20<19 ExecutionRedriven",
                        "21<12 ActivityScheduled",
                        "22<21 ActivityStarted",
                        "23<22 ActivitySucceeded",
                        "24<23 TaskStateExited",
                        "25<24 MapIterationSucceeded",
                        "26<24 MapIterationStarted",
                        "27<26 TaskStateEntered",
                        "28<27 ActivityScheduled",
                        "29<28 ActivityStarted",
                        "30<29 ActivitySucceeded",
                        "31<30 TaskStateExited",
                        "32<31 MapIterationSucceeded",
                        "33<32 MapStateSucceeded",
                        "34<32 MapStateExited",
                        "35<34 ExecutionSucceeded");
        assertThat(Runs.output(execution.execution())).isEqualTo("[0,1,2]");
    }

    @Test
    void a_fail_state_fails_again_without_being_entered_again() {
        // Recorded.
        LocalExecution execution =
                ended(
                        """
                        {'StartAt': 'F', 'States': {'F': {'Type': 'Fail', 'Error': 'E',
                          'Cause': 'C'}}}
                        """,
                        "{}",
                        this::untilRepaired);
        execution.redrive();
        assertThat(eventsFrom(execution, 3))
                .containsExactly(
                        "3<2 ExecutionFailed", "4<3 ExecutionRedriven", "5<4 ExecutionFailed");
        assertThat(execution.execution().error()).isEqualTo("E");
        assertThat(execution.execution().cause()).isEqualTo("C");
        assertThat(execution.execution().redriveCount()).isEqualTo(1);
    }

    @Test
    void a_stopped_task_is_scheduled_again_and_answers_to_its_old_attempt_stay_dead() {
        // Recorded.
        LocalExecution execution =
                Runs.of(
                        task("", ACTIVITY),
                        "{}",
                        task -> isRepaired ? untilRepaired(task) : TaskAnswer.none().by("w"));
        execution.settle();
        int before = execution.execution().requireFrame(0).attempt();
        execution.stop("Abort", null);
        execution.redrive();
        assertThat(eventsFrom(execution, 5))
                .containsExactly(
                        "5<0 ExecutionAborted", "6<5 ExecutionRedriven", "7<2 ActivityScheduled");
        assertThat(execution.execution().requireFrame(0).attempt()).isGreaterThan(before);
        assertThat(execution.execution().awaits(0, before)).isFalse();
        isRepaired = true;
        assertThat(execution.run().execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void the_time_out_of_the_execution_starts_anew() {
        LocalExecution execution =
                ended(
                        """
                        {'TimeoutSeconds': 8, 'StartAt': 'T', 'States': {'T': {'Type': 'Task',
                          'Resource': '%s', 'End': true}}}
                        """
                                .formatted(ACTIVITY),
                        "{}",
                        _ -> TaskAnswer.none().by("w"));
        assertThat(execution.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        execution.redrive();
        Execution open = execution.execution();
        assertThat(open.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(open.closedAtMs()).isZero();
        assertThat(open.deadlineMs()).isEqualTo(Runs.START_MS + 16_000);
        assertThat(execution.run().execution().closedAtMs()).isEqualTo(Runs.START_MS + 16_000);
    }

    @Test
    void no_redrive_lets_an_execution_be_open_for_more_than_a_year() {
        long year = 31_536_000_000L;
        LocalExecution execution =
                ended(
                        """
                        {'TimeoutSeconds': 31535000, 'StartAt': 'W', 'States': {'W': {
                          'Type': 'Wait', 'Seconds': 31535500, 'End': true}}}
                        """,
                        "{}",
                        this::untilRepaired);
        execution.redrive();
        assertThat(execution.execution().deadlineMs()).isEqualTo(Runs.START_MS + year);
    }

    @Test
    void the_time_out_of_a_task_starts_anew() {
        LocalExecution execution =
                ended(
                        task("'TimeoutSeconds': 2, ", ACTIVITY),
                        "{}",
                        _ -> TaskAnswer.none().by("w"));
        execution.redrive();
        assertThat(execution.execution().requireFrame(0).dueAtMs())
                .isEqualTo(Runs.START_MS + 4_000);
        assertThat(eventsFrom(execution, 5))
                .containsExactly(
                        "5<4 ActivityTimedOut",
                        "6<5 ExecutionFailed",
                        "7<6 ExecutionRedriven",
                        "8<2 ActivityScheduled");
    }

    @Test
    void a_choice_is_made_again() {
        LocalExecution execution =
                ended(
                        """
                        {'StartAt': 'C', 'States': {
                          'C': {'Type': 'Choice', 'Choices': [{'Variable':
                            '$$.Execution.RedriveCount', 'NumericEquals': 1, 'Next': 'P'}]},
                          'P': {'Type': 'Pass', 'Parameters': {'t.$': '$$.Execution.RedriveTime'},
                            'End': true}}}
                        """,
                        "{}",
                        this::untilRepaired);
        assertThat(execution.execution().error()).isEqualTo("States.Runtime");
        execution.redrive();
        assertThat(Runs.output(execution.execution()))
                .isEqualTo("{'t':'2023-11-14T22:13:20.000Z'}");
        assertThat(eventsFrom(execution, 4))
                .startsWith("4<3 ExecutionRedriven", "5<2 ChoiceStateExited");
    }

    @Test
    void a_wait_whose_moment_has_passed_is_left_at_once_and_one_of_seconds_waits_again() {
        LocalExecution execution =
                Runs.of(
                        """
                        {'TimeoutSeconds': 10, 'StartAt': 'P', 'States': {'P': {'Type': 'Parallel',
                          'End': true, 'Branches': [
                            {'StartAt': 'U', 'States': {'U': {'Type': 'Wait',
                              'Timestamp': '2023-11-14T22:13:32Z', 'End': true}}},
                            {'StartAt': 'S', 'States': {'S': {'Type': 'Wait',
                              'Seconds': 9, 'End': true}}},
                            {'StartAt': 'L', 'States': {'L': {'Type': 'Wait',
                              'Seconds': 10, 'End': true}}}]}}}
                        """,
                        "{}",
                        _ -> TaskAnswer.none());
        execution.run();
        assertThat(execution.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        execution.redrive();
        assertThat(execution.execution().requireFrame(1).dueAtMs())
                .isEqualTo(Runs.START_MS + 12_000);
        assertThat(execution.execution().requireFrame(2).phase()).isEqualTo(Phase.FINISHED);
        assertThat(execution.execution().requireFrame(3).dueAtMs())
                .isEqualTo(Runs.START_MS + 20_000);
        execution.run();
        execution.redrive();
        assertThat(execution.execution().requireFrame(1).phase()).isEqualTo(Phase.FINISHED);
    }

    @Test
    void a_task_that_waited_for_its_retry_is_scheduled_at_once() {
        LocalExecution execution =
                Runs.of(
                        task("'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 900}], ", SEND),
                        "{}",
                        this::untilRepaired);
        execution.settle();
        assertThat(execution.execution().requireFrame(0).phase()).isEqualTo(Phase.BACKING_OFF);
        execution.stop(null, null);
        repairAndRedrive(execution);
        assertThat(execution.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.execution().closedAtMs()).isEqualTo(Runs.START_MS);
    }

    @Test
    void what_was_caught_has_not_failed_and_only_the_state_after_it_goes_on() {
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'T', 'States': {
                          'T': {'Type': 'Task', 'Resource': '%1$s', 'Parameters': 'first',
                            'Catch': [{'ErrorEquals': ['E'], 'Next': 'H'}], 'End': true},
                          'H': {'Type': 'Task', 'Resource': '%1$s', 'Parameters': 'handler',
                            'End': true}}}
                        """
                                .formatted(SEND)
                                .replace("'first'", "{'is': 'first'}")
                                .replace("'handler'", "{'is': 'handler'}"),
                        "{}",
                        this::untilRepaired);
        execution.run();
        called.clear();
        repairAndRedrive(execution);
        assertThat(called).containsExactly("{\"is\":\"handler\"}");
    }

    @Test
    void a_join_that_failed_is_made_again_without_its_branches() {
        LocalExecution execution = ended(parallel("'$[7]'"), "{}", this::untilRepairedPass);
        assertThat(execution.execution().error()).isEqualTo("States.Runtime");
        assertThat(called).hasSize(1);
        execution.redrive();
        execution.run();
        assertThat(called).hasSize(1);
        assertThat(execution.execution().error()).isEqualTo("States.Runtime");
        assertThat(execution.execution().redriveCount()).isEqualTo(1);
    }

    @Test
    void a_state_whose_output_was_too_large_is_done_again_with_all_its_branches() {
        String large = "x".repeat(200_000);
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true,
                          'Branches': [
                            {'StartAt': 'A', 'States': {'A': %1$s}},
                            {'StartAt': 'B', 'States': {'B': %1$s}}]}}}
                        """
                                .formatted(
                                        "{'Type': 'Task', 'Resource': '"
                                                + SEND
                                                + "', 'End': true}"),
                        "{}",
                        task -> {
                            called.add(task.state().name());
                            return TaskAnswer.succeeded(Payload.of(isRepaired ? "small" : large));
                        });
        execution.run();
        assertThat(execution.execution().error()).isEqualTo("States.DataLimitExceeded");
        repairAndRedrive(execution);
        assertThat(called).containsExactly("A", "B", "A", "B");
        assertThat(Runs.output(execution.execution())).isEqualTo("['small','small']");
        assertThat(execution.execution().frames().size()).isZero();
    }

    private TaskAnswer untilRepairedPass(LocalTask task) {
        called.add(task.input().text());
        return TaskAnswer.succeeded(Payload.of(Json.parse("[1]")));
    }

    private static String parallel(String selected) {
        return """
        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true,
          'ResultSelector': {'x.$': %s},
          'Branches': [{'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': '%s',
            'End': true}}}]}}}
        """
                .formatted(selected.replace("'$[7]'", "'$[0].nope'"), SEND);
    }

    @Test
    void an_execution_that_runs_or_has_succeeded_is_not_redriven() {
        LocalExecution execution =
                Runs.of(
                        "{'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 1,"
                                + " 'End': true}}}",
                        "{}",
                        this::untilRepaired);
        execution.settle();
        Execution open = execution.execution();
        execution.redrive();
        assertThat(execution.execution()).isSameAs(open);
        Execution done = execution.run().execution();
        execution.redrive();
        assertThat(execution.execution()).isSameAs(done);
    }

    @Test
    void branches_that_had_succeeded_are_not_written_again() {
        String definition =
                """
                {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'MaxConcurrency': 1,
                  'ItemProcessor': {'StartAt': 'C', 'States': {
                    'C': {'Type': 'Choice', 'Default': 'P', 'Choices': [{'Variable': '$',
                      'NumericEquals': 9, 'Next': 'T'}]},
                    'P': {'Type': 'Pass', 'End': true},
                    'T': {'Type': 'Task', 'Resource': '%s', 'End': true}}},
                  'End': true}}}
                """
                        .formatted(SEND);
        LocalExecution execution = ended(definition, "[1, 2, 3, 9]", this::untilRepaired);
        Step step =
                Interpreter.advance(
                        Runs.machine(definition),
                        execution.execution(),
                        new Event.Redrive(),
                        new Surroundings(Runs.START_MS, new Random(1), (_, _) -> ""));
        assertThat(step.changedFrames()).containsExactly(0, 4);
        assertThat(step.effects()).containsExactly(new Effect.ScheduleTask(4, 2));
    }

    @Test
    void a_redrive_that_has_no_room_for_its_events_ends_with_the_last_one() {
        String definition = task("", ACTIVITY);
        Execution failed = ended(definition, "{}", this::untilRepaired).execution();
        Step step =
                Interpreter.advance(
                        Runs.machine(definition),
                        withLastEventId(failed, Limits.MAX_HISTORY_EVENTS - 2),
                        new Event.Redrive(),
                        new Surroundings(Runs.START_MS, new Random(1), (_, _) -> ""));
        assertThat(step.events())
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_REDRIVEN, HistoryEventType.EXECUTION_FAILED);
        assertThat(step.execution().lastEventId()).isEqualTo(Limits.MAX_HISTORY_EVENTS);
        assertThat(step.execution().cause()).isEqualTo(HistoryLimit.CAUSE);
        assertThat(step.effects()).containsExactly(new Effect.Finish());
    }

    private static Execution withLastEventId(Execution execution, long eventId) {
        return new Execution(
                execution.header(),
                execution.status(),
                execution.frames(),
                execution.nextFrameNo(),
                eventId,
                execution.deadlineMs(),
                execution.redriveCount(),
                execution.redrivenAtMs(),
                execution.output(),
                execution.error(),
                execution.cause(),
                execution.closedAtMs());
    }
}
