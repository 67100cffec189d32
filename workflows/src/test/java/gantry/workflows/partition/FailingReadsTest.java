package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import gantry.json.Payload;
import gantry.states.definition.DefinitionParser;
import gantry.states.interpreter.ExecutionStatus;
import gantry.store.CommitListener;
import gantry.store.OpenedPartition;
import gantry.store.StoreException;
import gantry.store.StoreException.Problem;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.engine.StartExecution;
import gantry.workflows.engine.Started;
import gantry.workflows.node.InterpreterSemantics;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.MemoryStore;
import gantry.workflows.store.OtherReads;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskOutcome;
import gantry.workflows.tokens.Seal;

import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A read of the store that fails is tried again, and nothing is forgotten over it; none brings more
 * than memory bears.
 */
class FailingReadsTest {
    private static final int PARTITION = 0;
    private static final long HOUR_MS = 3_600_000;
    private static final int MANY = 100;
    private static final int LARGE_BYTES = 250_000;

    private static final MachineRevision SEND =
            new MachineRevision(
                    "m/1",
                    new StateMachineArn("aws", "us-east-1", "123456789012", "m"),
                    "role",
                    DefinitionParser.parse(
                                    """
                                    {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                                      "Resource": "arn:aws:states:::sqs:sendMessage"}}}\
                                    """,
                                    false)
                            .requireMachine());

    private static final MachineRevision WAIT =
            new MachineRevision(
                    "m/2",
                    SEND.arn(),
                    "role",
                    DefinitionParser.parse(
                                    """
                                    {"StartAt": "W", "States": {"W": {"Type": "Wait",
                                      "Seconds": 30, "End": true}}}\
                                    """,
                                    false)
                            .requireMachine());

    private final MemoryStore store = new MemoryStore();
    private final List<String> answers = new ArrayList<>();
    private String failing = "";
    private int failures;
    private Problem problem = Problem.BUSY;
    private String damaged = "";
    private Problem ofDamaged = Problem.DAMAGED;
    private long wallMs = 1_800_000_000_000L;
    private long nanos;
    private long epoch;
    private long lastBatchNo;
    private long loadedMost;

    @Test
    void a_read_is_tried_again_soon_though_the_wall_clock_is_set_back() {
        SteppedPartitions node = node();
        failing = "ids";
        node.post(PARTITION, start("e"));
        node.step(0, 10);
        failing = "";
        wallMs -= HOUR_MS;
        pass(200);
        assertThat(node.waitMs(0)).isZero();
        node.step(0, 10); // decides
        node.step(0, 10); // hears of the commit
        assertThat(answers).containsExactly("done");
    }

    @Test
    void what_was_in_hand_is_taken_up_though_the_read_after_it_fails() {
        SteppedPartitions crashed = node();
        crashed.post(PARTITION, start("e"));
        crashed.step(0, 10);
        crashed.step(0, 10);
        failing = "journal";
        SteppedPartitions node = node();
        failing = "";
        pass(200);
        node.step(0, 10);
        node.step(0, 10);
        assertThat(store.status(store.ids().getFirst())).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void a_partition_that_cannot_be_opened_says_so_once_and_once_more_when_it_works() {
        failing = "map runs";
        problem = Problem.FAILED;
        List<String> lines = new ArrayList<>();
        var handler = new Lines(lines);
        Logger logger = Logger.getLogger(Opening.class.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            SteppedPartitions node = node();
            for (int i = 0; i < 3; i++) {
                pass(2_000);
                node.step(0, 10);
            }
            assertThat(failures).isEqualTo(4);
            assertThat(lines)
                    .containsExactly(
                            "WARNING Partition 0 cannot be opened and refuses its calls; it is"
                                    + " tried again until it can: It cannot be read now.");
            failing = "";
            pass(2_000);
            node.step(0, 10);
            node.step(0, 10);
            assertThat(lines).hasSize(2).last().isEqualTo("INFO Partition 0 works again");
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void a_caller_does_not_wait_for_a_database_that_does_not_answer() {
        SteppedPartitions node = node();
        failing = "ids";
        problem = Problem.UNREACHABLE;
        node.post(PARTITION, start("e"));
        node.step(0, 10);
        assertThat(answers).containsExactly("The store cannot keep this now; please try again.");
        failing = "";
        pass(200);
        node.post(PARTITION, start("e"));
        node.step(0, 10);
        node.step(0, 10);
        assertThat(answers).last().isEqualTo("done");
    }

    @Test
    void while_the_database_does_not_answer_one_partition_asks_for_all_of_its_worker() {
        SteppedPartitions node = node(2);
        failing = "ids";
        problem = Problem.UNREACHABLE;
        node.post(0, start("e"));
        node.post(1, start("f"));
        node.step(0, 10);
        assertThat(failures).isEqualTo(1);
        assertThat(answers)
                .hasSize(2)
                .containsOnly("The store cannot keep this now; please try again.");
    }

    @Test
    void a_start_whose_name_lies_in_a_damaged_part_is_refused_and_the_others_go_on() {
        SteppedPartitions node = node();
        damaged = "e";
        node.post(PARTITION, start("e"));
        node.post(PARTITION, start("f"));
        node.step(0, 10);
        for (int turn = 0; turn < 4; turn++) {
            node.step(0, 10);
        }
        assertThat(answers)
                .containsExactly(
                        "A part of the store that this needs is damaged; the server's log says"
                                + " which.",
                        "done");
    }

    @Test
    void a_start_whose_name_the_database_does_not_take_is_refused_and_the_others_go_on() {
        SteppedPartitions node = node();
        damaged = "e";
        ofDamaged = Problem.FAILED;
        node.post(PARTITION, start("e"));
        node.post(PARTITION, start("f"));
        for (int turn = 0; turn < 5; turn++) {
            node.step(0, 10);
            pass(200);
        }
        assertThat(answers).hasSize(2).last().isEqualTo("done");
    }

    @Test
    void what_waits_for_one_moment_comes_into_memory_part_by_part() {
        SteppedPartitions node = node();
        var input = Payload.ofText("\"" + "x".repeat(LARGE_BYTES) + "\"");
        for (int i = 0; i < MANY; i++) {
            node.post(PARTITION, start(WAIT, "e" + i, input));
        }
        for (int turn = 0; turn < 10; turn++) {
            node.step(0, MANY);
        }
        assertThat(answers).hasSize(MANY).containsOnly("done");
        pass(30_000);
        for (int turn = 0; turn < 2 * MANY; turn++) {
            node.step(0, MANY);
        }
        assertThat(store.ids())
                .hasSize(MANY)
                .allMatch(id -> store.status(id) == ExecutionStatus.SUCCEEDED);
        assertThat(loadedMost).isBetween(1L, TurnLoading.LEAST_BYTES + 2 * LARGE_BYTES);
    }

    private void pass(long ms) {
        wallMs += ms;
        nanos += ms * 1_000_000;
    }

    private Command start(String name) {
        return start(SEND, name, Payload.EMPTY_OBJECT);
    }

    private Command start(MachineRevision revision, String name, Payload input) {
        var start =
                new StartExecution(
                        revision.arn().execution(name),
                        true,
                        revision,
                        Qualifiers.NONE,
                        input,
                        null);
        return new Command.Start(
                start,
                new Reply<Started>() {
                    @Override
                    public void succeed(Started answer) {
                        answers.add("done");
                    }

                    @Override
                    public void fail(RuntimeException reason) {
                        answers.add(String.valueOf(reason.getMessage()));
                    }
                });
    }

    private SteppedPartitions node() {
        return node(1);
    }

    /** A node that begins on what is in the store; its runners never end. */
    private SteppedPartitions node(int partitions) {
        var setting =
                new Setting(
                        "us-east-1",
                        new InterpreterSemantics(),
                        new Seal(1, new byte[Seal.KEY_BYTES]),
                        TaskHandlers.none()
                                .with("sqs", _ -> new TaskOutcome.Succeeded(Payload.NULL)),
                        _ -> null,
                        _ -> false,
                        () -> false,
                        new Slots(10),
                        new OpenExecutions(MANY),
                        MapRunRoom.of(partitions),
                        0);
        var clock =
                new Clock() {
                    @Override
                    public long nowMs() {
                        return wallMs;
                    }

                    @Override
                    public long nanos() {
                        return nanos;
                    }
                };
        var doors =
                new Doors(
                        new Commits(),
                        new Reads(),
                        key -> key.equals(WAIT.key()) ? WAIT : SEND,
                        _ -> false,
                        new Answers(),
                        clock,
                        new SplittableRandom(1));
        var node = new SteppedPartitions(partitions, 1, setting, () -> doors);
        node.begin(0);
        return node;
    }

    private static final class Lines extends Handler {
        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            var text = MessageFormat.format(line.getMessage(), line.getParameters());
            lines.add(line.getLevel() + " " + text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Answers implements Outside {
        @Override
        public void perform(int partition, AfterCommit effect) {
            if (effect instanceof AfterCommit.Answer<?> answer) {
                answer.give();
            }
        }

        @Override
        public void rereadActivities() {}

        @Override
        public boolean isRunningExpress(long executionId) {
            return false;
        }
    }

    private final class Commits implements Doors.Commits {
        @Override
        public OpenedPartition open(int partition) {
            return new OpenedPartition(partition, ++epoch, lastBatchNo, wallMs);
        }

        @Override
        public void commit(EngineBatch batch, CommitListener listener) {
            store.apply(batch);
            lastBatchNo = batch.number();
            listener.committed();
        }
    }

    private final class Reads extends OtherReads {
        Reads() {
            super(store);
        }

        private <T> T read(String what, T found) {
            if (failing.equals(what)) {
                failures++;
                throw new StoreException(problem, "It cannot be read now.");
            }
            return found;
        }

        @Override
        public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
            if (arns.stream().anyMatch(arn -> arn.ownName().equals(damaged))) {
                throw new StoreException(ofDamaged, "It cannot be read.");
            }
            return read("ids", store.findIds(partition, arns));
        }

        @Override
        public Map<Long, StoredExecution> load(
                int partition,
                Collection<Long> ids,
                long maxBytes,
                BiConsumer<Long, Throwable> unreadable) {
            var found = store.load(partition, ids, maxBytes, unreadable);
            long bytes = found.values().stream().mapToLong(StoredExecution::bytes).sum();
            loadedMost = Math.max(loadedMost, bytes);
            return found;
        }

        @Override
        public List<JournalEntry> journal(int partition, long afterId, int limit) {
            return read("journal", store.journal(partition, afterId, limit));
        }

        @Override
        public List<StoredMapRun> mapRunsInHand(int partition) {
            return read("map runs", store.mapRunsInHand(partition));
        }
    }
}
