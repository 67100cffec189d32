package gantry.workflows.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.workflows.tracing.SpanReceiver.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;

class TracesTest {
    private static final String PASS =
            """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}
            """;

    /** A task that is retried, a map, and branches of which one fails and is caught. */
    private static final String ALL_SHAPES =
            """
            {"StartAt": "Call", "States": {
             "Call": {"Type": "Task", "Resource": "%s", "Next": "Each",
              "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 1}]},
             "Each": {"Type": "Map", "ItemsPath": "$$.Execution.Input", "Next": "Both",
              "ItemProcessor": {"StartAt": "Inner", "States": {
               "Inner": {"Type": "Pass", "End": true}}}},
             "Both": {"Type": "Parallel", "End": true,
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
              "Branches": [
               {"StartAt": "Long", "States": {"Long": {"Type": "Wait", "Seconds": 100, "End": true}}},
               {"StartAt": "Nested", "States": {"Nested": {"Type": "Parallel", "End": true,
                "Branches": [{"StartAt": "Bad", "States": {
                 "Bad": {"Type": "Fail", "Error": "E", "Cause": "secret"}}}]}}}]},
             "Done": {"Type": "Succeed"}}}
            """
                    .formatted(TracedWorld.FLAKY);

    private static final String TREE =
            """
            m
              Both
                Long aborted
                Nested ! _OTHER
                  Bad ! _OTHER
              Call
                %1$s ! Busy
                %1$s
              Done
              Each
                Each[0]
                  Inner
                Each[1]
                  Inner
            """
                    .formatted(TracedWorld.FLAKY);

    @TempDir Path folder;

    private final Receiver receiver = new Receiver();

    @Test
    void an_execution_is_a_tree_of_spans_of_states_iterations_and_attempts() {
        try (var world = new TracedWorld(folder, receiver)) {
            String machine = world.machine("m", "STANDARD", ALL_SHAPES, true);
            String execution = world.run(machine, Map.of("input", "[1, 2]"));
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));

            assertThat(receiver.tree()).isEqualTo(TREE);
            assertThat(receiver.taken)
                    .allSatisfy(
                            span -> {
                                assertThat(span.attributes())
                                        .containsEntry("gantry.execution.arn", execution)
                                        .containsEntry(
                                                "aws.step_functions.state_machine.arn", machine);
                                assertThat(span.endMs()).isGreaterThanOrEqualTo(span.startMs());
                                assertThat(span.toString()).doesNotContain("secret");
                            });
            assertThat(receiver.require("Both").attributes())
                    .containsEntry("gantry.state.type", "Parallel");
            assertThat(receiver.require("m").attributes())
                    .containsEntry("gantry.execution.status", "Succeeded");
        }
    }

    @Test
    void a_trace_goes_on_with_that_of_who_started_the_execution() {
        String xray = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
        try (var world = new TracedWorld(folder, receiver)) {
            world.run(world.machine("m", "STANDARD", PASS, true), Map.of("traceHeader", xray));
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));

            assertThat(receiver.require("m"))
                    .returns("5759e988bd862e3fe1be46a994272793", ExecutionSpan::traceId)
                    .returns("53995c3f42cd8ad8", ExecutionSpan::parentSpanId);
        }
    }

    @Test
    void nobody_is_told_of_a_machine_that_is_not_traced_or_of_a_start_that_is_not_sampled() {
        try (var world = new TracedWorld(folder, receiver)) {
            world.run(world.machine("silent", "STANDARD", PASS, false), Map.of());
            String traced = world.machine("m", "STANDARD", PASS, true);
            world.run(traced, Map.of("name", "unsampled", "traceHeader", "Sampled=0"));
            world.run(traced, Map.of("name", "last"));
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));

            assertThat(receiver.taken)
                    .allSatisfy(
                            span ->
                                    assertThat(span.attributes().get("gantry.execution.arn"))
                                            .endsWith(":last"));
        }
    }

    @Test
    void what_nobody_took_is_sent_after_the_next_start_under_the_same_ids() {
        receiver.answer = Delivery.LATER;
        try (var world = new TracedWorld(folder, receiver)) {
            world.run(world.machine("m", "STANDARD", PASS, true), Map.of());
            TracedWorld.await(() -> receiver.refusals.get() > 0);
        }
        assertThat(receiver.taken).isEmpty();

        receiver.answer = Delivery.TAKEN;
        try (var _ = new TracedWorld(folder, receiver)) {
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));
        }
        assertThat(receiver.tree()).isEqualTo("m\n  P\n");

        var again = new Receiver();
        try (var world = new TracedWorld(folder, again)) {
            world.run(world.machine("next", "STANDARD", PASS, true), Map.of());
            TracedWorld.await(() -> again.has(ExecutionSpan.Kind.EXECUTION));
        }
        assertThat(again.tree()).isEqualTo("next\n  P\n"); // the first came before, and once
    }

    @Test
    void traces_that_nobody_takes_are_given_up_beyond_a_bound_and_only_those() {
        receiver.answer = Delivery.LATER;
        var second = new Receiver();
        second.answer = Delivery.LATER;
        try (var world = new TracedWorld(folder, receiver)) {
            String machine = world.machine("m", "STANDARD", PASS, true);
            for (int i = 0; i < 150; i++) {
                world.run(machine, Map.of());
            }
            world.sendTo(second, 3);
            TracedWorld.await(() -> second.refusals.get() >= 2);
            assertThat(second.dropped).as("given up after the first try").hasValue(147);

            second.answer = Delivery.TAKEN;
            TracedWorld.await(() -> second.count(ExecutionSpan.Kind.EXECUTION) >= 3);
        }
        assertThat(second.count(ExecutionSpan.Kind.EXECUTION)).isEqualTo(3);
    }

    @Test
    void a_history_that_cannot_be_read_is_given_up_and_holds_up_no_other() {
        receiver.answer = Delivery.LATER;
        var second = new Receiver();
        try (var world = new TracedWorld(folder, receiver)) {
            String machine = world.machine("m", "STANDARD", PASS, true);
            world.run(machine, Map.of("name", "before"));
            String spoilt = world.run(machine, Map.of("name", "spoilt"));
            world.run(machine, Map.of("name", "after"));

            world.sendTo(second, spoilt);
            TracedWorld.await(() -> second.count(ExecutionSpan.Kind.EXECUTION) == 2);
            TracedWorld.await(() -> second.dropped.get() == 1);
        }
        assertThat(second.tree()).isEqualTo("m\n  P\nm\n  P\n");
    }

    @Test
    void an_execution_whose_spans_are_refused_counts_once() {
        receiver.answer = Delivery.REFUSED;
        try (var world = new TracedWorld(folder, receiver)) {
            world.run(world.machine("m", "STANDARD", PASS, true), Map.of());
            TracedWorld.await(() -> receiver.dropped.get() > 0);

            assertThat(receiver.dropped).hasValue(1);
        }
    }

    @Test
    void each_run_of_a_redriven_execution_is_traced_by_itself() {
        String fails =
                """
                {"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "F"},
                 "F": {"Type": "Fail", "Error": "E"}}}
                """;
        try (var world = new TracedWorld(folder, receiver)) {
            String execution = world.run(world.machine("m", "STANDARD", fails, true), Map.of());
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));
            assertThat(receiver.tree()).isEqualTo("m ! E\n  F ! E\n  P\n");
            var first = receiver.taken.stream().map(ExecutionSpan::spanId).toList();

            receiver.taken.clear();
            world.call("RedriveExecution", Map.of("executionArn", execution));
            TracedWorld.await(() -> receiver.has(ExecutionSpan.Kind.EXECUTION));

            assertThat(receiver.tree()).isEqualTo("m ! E\n  F ! E\n");
            assertThat(receiver.taken)
                    .extracting(ExecutionSpan::spanId)
                    .doesNotContainAnyElementsOf(new HashSet<>(first));
        }
    }

    @Test
    void an_Express_execution_is_traced_as_it_ends() {
        try (var world = new TracedWorld(folder, receiver)) {
            String machine = world.machine("m", "EXPRESS", PASS, true);
            world.call("StartSyncExecution", Map.of("stateMachineArn", machine));

            assertThat(receiver.tree()).isEqualTo("m\n  P\n");
        }
    }
}
