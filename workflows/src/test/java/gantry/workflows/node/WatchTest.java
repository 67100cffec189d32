package gantry.workflows.node;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.JsonLimits;
import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.HistoryPage;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.watch.Watch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Watching executions of the real engine: what a wake promises, and that none is missing. */
@Timeout(60)
class WatchTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private static final String WORK =
            """
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:us-east-1:123456789012:activity:work"}}}\
            """;

    @TempDir Path folder;
    private World world;

    @BeforeEach
    void open() {
        world = World.in(folder);
        world.activity("work");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ExecutionStatus status(ExecutionArn arn) {
        return world.reader.require(arn).status();
    }

    @Test
    void a_wake_comes_after_the_change_can_be_read() throws InterruptedException {
        MachineRevision machine = world.machine("m", WORK);
        ExecutionArn arn = machine.arn().execution("one");
        try (Watch watch = world.watches.execution(arn)) {
            world.start(machine, "one", "{}");
            assertThat(watch.await(LONG)).isTrue();
            assertThat(world.events(arn)).isNotEmpty();
            String token = world.poll(world.activity("work")).token();
            world.engine.taskSucceeded(token, Payload.parse("{}", JsonLimits.PAYLOAD));
            while (!status(arn).isClosed()) {
                assertThat(watch.await(LONG)).isTrue();
            }
        }
    }

    @Test
    void who_reads_and_waits_in_turns_sees_every_event_in_its_order() throws InterruptedException {
        MachineRevision machine = world.machine("m", loop(300));
        ExecutionArn arn = machine.arn().execution("long");
        var seen = new ArrayList<Long>();
        try (Watch watch = world.watches.execution(arn)) {
            world.start(machine, "long", "{}");
            boolean isClosed;
            do {
                isClosed = status(arn).isClosed();
                readOn(arn, seen);
            } while (!isClosed && watch.await(LONG));
        }
        assertThat(seen)
                .isEqualTo(LongStream.rangeClosed(1, seen.size()).boxed().toList())
                .hasSizeGreaterThan(600);
    }

    private void readOn(ExecutionArn arn, List<Long> seen) {
        HistoryPage page;
        do {
            page = world.reader.history(arn, seen.size() + 1, 100, false);
            if (page == null) {
                throw new AssertionError("No execution " + arn);
            }
            page.events().stream().map(HistoryEvent::id).forEach(seen::add);
        } while (page.nextEventId() != 0);
    }

    /** So many Pass states: more than a step takes in one commit. */
    private static String loop(int states) {
        var text = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
        for (int i = 0; i < states; i++) {
            text.append("\"S%d\": {\"Type\": \"Pass\", \"Next\": \"S%d\"},".formatted(i, i + 1));
        }
        return text.append("\"S%d\": {\"Type\": \"Succeed\"}}}".formatted(states)).toString();
    }

    @Test
    void a_list_is_woken_by_each_execution_of_its_machine() throws InterruptedException {
        MachineRevision machine = world.machine("m", WORK);
        MachineRevision other = world.machine("other", WORK);
        try (Watch watch = world.watches.executionsOf(machine.arn())) {
            world.start(other, "one", "{}");
            world.start(machine, "one", "{}");
            assertThat(watch.await(LONG)).isTrue();
            world.engine.stopExecution(machine.arn().execution("one"), null, null);
            assertThat(watch.await(LONG)).isTrue();
            assertThat(status(machine.arn().execution("one"))).isEqualTo(ExecutionStatus.ABORTED);
        }
    }
}
