package gantry.states.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.states.local.LocalExecution;
import gantry.states.local.TaskAnswer;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class FanOutTest {
    private static LocalExecution run(String definition, String input) {
        return Runs.of(definition, input, _ -> TaskAnswer.none()).run();
    }

    @Test
    void an_iteration_that_waits_for_room_points_at_the_end_of_the_one_that_made_it() {
        LocalExecution execution =
                run(
                        """
                        {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'MaxConcurrency': 1,
                          'ItemProcessor': {'StartAt': 'P', 'States': {
                            'P': {'Type': 'Pass', 'End': true}}}, 'End': true}}}
                        """,
                        "[1, 2]");
        assertThat(Runs.events(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 MapStateEntered",
                        "3<2 MapStateStarted",
                        "4<3 MapIterationStarted",
                        "5<4 PassStateEntered",
                        "6<5 PassStateExited",
                        "7<6 MapIterationSucceeded",
                        "8<6 MapIterationStarted",
                        "9<8 PassStateEntered",
                        "10<9 PassStateExited",
                        "11<10 MapIterationSucceeded",
                        "12<11 MapStateSucceeded",
                        "13<11 MapStateExited",
                        "14<13 ExecutionSucceeded");
    }

    @Test
    void results_stand_in_the_order_of_the_items_whenever_they_end() {
        LocalExecution execution =
                run(
                        """
                        {'StartAt': 'M', 'States': {'M': {'Type': 'Map',
                          'ItemSelector': {'s.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index'},
                          'ItemProcessor': {'StartAt': 'W', 'States': {
                            'W': {'Type': 'Wait', 'SecondsPath': '$.s', 'End': true}}},
                          'End': true}}}
                        """,
                        "[3, 1, 2]");
        assertThat(Runs.output(execution.execution()))
                .isEqualTo("[{'s':3,'i':0},{'s':1,'i':1},{'s':2,'i':2}]");
    }

    @Test
    void at_most_forty_iterations_are_open_at_once() {
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'M', 'States': {'M': {'Type': 'Map',
                          'ItemProcessor': {'StartAt': 'W', 'States': {
                            'W': {'Type': 'Wait', 'Seconds': 1, 'End': true}}},
                          'End': true}}}
                        """,
                        items(100),
                        _ -> TaskAnswer.none());
        execution.settle();
        assertThat(execution.execution().frames().size()).isEqualTo(41);
        assertThat(execution.run().execution().closedAtMs()).isEqualTo(Runs.START_MS + 3_000);
    }

    @Test
    void a_wide_map_takes_several_steps_and_loses_nothing() {
        LocalExecution execution =
                run(
                        """
                        {'StartAt': 'M', 'States': {'M': {'Type': 'Map',
                          'ItemProcessor': {'StartAt': 'P', 'States': {
                            'P': {'Type': 'Pass', 'End': true}}}, 'End': true}}}
                        """,
                        items(5_000));
        assertThat(Runs.output(execution.execution())).isEqualTo(items(5_000).replace(" ", ""));
        assertThat(execution.execution().frames().size()).isZero();
    }

    @Test
    void a_failing_branch_cuts_its_siblings_also_below_a_nested_map() {
        LocalExecution execution =
                run(
                        """
                        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true,
                          'Branches': [
                            {'StartAt': 'W', 'States': {
                              'W': {'Type': 'Wait', 'Seconds': 1, 'Next': 'F'},
                              'F': {'Type': 'Fail', 'Error': 'E'}}},
                            {'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'End': true,
                              'ItemProcessor': {'StartAt': 'L', 'States': {
                                'L': {'Type': 'Wait', 'Seconds': 9, 'End': true}}}}}}]}}}
                        """,
                        "[1]");
        assertThat(Runs.events(execution))
                .endsWith(
                        "8<7 WaitStateEntered",
                        "9<4 WaitStateExited",
                        "10<9 FailStateEntered",
                        "11<10 MapStateAborted",
                        "12<10 MapIterationAborted",
                        "13<10 WaitStateAborted",
                        "14<10 ParallelStateFailed",
                        "15<14 ExecutionFailed");
    }

    @Test
    void a_caught_failure_leaves_no_frame_of_the_branches_behind() {
        LocalExecution execution =
                Runs.of(
                        """
                        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'Next': 'W',
                          'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'W'}],
                          'Branches': [
                            {'StartAt': 'F', 'States': {'F': {'Type': 'Fail', 'Error': 'E'}}},
                            {'StartAt': 'L', 'States': {
                              'L': {'Type': 'Wait', 'Seconds': 9, 'End': true}}}]},
                          'W': {'Type': 'Wait', 'Seconds': 5, 'End': true}}}
                        """,
                        "{}",
                        _ -> TaskAnswer.none());
        execution.settle();
        assertThat(execution.execution().frames().size()).isEqualTo(1);
        assertThat(Runs.output(execution.run().execution())).isEqualTo("{'Error':'E'}");
    }

    @Test
    void an_uncaught_failure_keeps_the_frames_for_a_redrive() {
        LocalExecution execution =
                run(
                        """
                        {'StartAt': 'P', 'States': {'P': {'Type': 'Parallel', 'End': true,
                          'Branches': [
                            {'StartAt': 'F', 'States': {'F': {'Type': 'Fail', 'Error': 'E'}}},
                            {'StartAt': 'L', 'States': {
                              'L': {'Type': 'Wait', 'Seconds': 9, 'End': true}}}]}}}
                        """,
                        "{}");
        FrameTable frames = execution.execution().frames();
        assertThat(frames.size()).isEqualTo(3);
        frames.forEach(frame -> assertThat(frame.wakeAtMs()).isEqualTo(Frame.NEVER));
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
