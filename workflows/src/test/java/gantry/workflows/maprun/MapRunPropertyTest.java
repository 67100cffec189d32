package gantry.workflows.maprun;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whatever happens in whatever order, a map run's books agree with a plain account of it. */
class MapRunPropertyTest {
    private static final int FRESH_SEEDS = 400;
    private static final int MAX_EVENTS = 2_000;

    static LongStream seeds() {
        long first = Long.getLong("firstSeed", 1);
        return LongStream.range(first, first + Integer.getInteger("seeds", FRESH_SEEDS));
    }

    /** A child as a plain account knows it. */
    private static final class Child {
        final long firstItem;
        final long itemCount;
        @Nullable ChildOutcome outcome;
        boolean isToRedrive;

        Child(long firstItem, long itemCount) {
            this.firstItem = firstItem;
            this.itemCount = itemCount;
        }
    }

    /** Plays a map run with its children, as its owner does. */
    private static final class Play {
        private final SplittableRandom random;
        private final long total;
        private final TreeMap<Long, Child> children = new TreeMap<>();
        private final List<Child> open = new ArrayList<>();
        private final StringBuilder trace = new StringBuilder();
        private MapRun run;
        private long nowMs = 1_000;
        private int redrivesLeft;
        private boolean isStopped;

        Play(long seed) {
            random = new SplittableRandom(seed);
            total = random.nextInt(60);
            redrivesLeft = random.nextInt(3);
            var shape =
                    new MapRun.Shape(
                            random.nextInt(4) == 0, 1 + random.nextInt(3), random.nextBoolean());
            boolean isCounted = random.nextBoolean();
            run = MapRun.begin(shape, settings(), isCounted ? total : MapRun.UNKNOWN, nowMs);
        }

        private Settings settings() {
            return new Settings(
                    random.nextInt(6),
                    random.nextBoolean() ? 0 : random.nextInt(8),
                    random.nextBoolean() ? 0 : random.nextInt(1_001) / 10.0);
        }

        void toItsEnd() {
            for (int i = 0; i < MAX_EVENTS; i++) {
                step();
                check();
                if (run.hasEnded() && redrivesLeft == 0) {
                    return;
                }
            }
            throw new AssertionError("It does not end: " + trace);
        }

        private void step() {
            nowMs++;
            trace.append(run.stage()).append(' ');
            int chance = random.nextInt(100);
            if (chance == 0) {
                run = run.updated(settings(), nowMs);
            } else if (chance == 1 && !run.hasEnded()) {
                isStopped = true;
                run = run.stopped(nowMs);
                redriveIfQueuedAgain();
            } else if (!open.isEmpty() && chance < 50) {
                end(open.remove(random.nextInt(open.size())), outcome());
            } else {
                goOn();
            }
            forgetRedriveUnlessRedriving();
        }

        private void goOn() {
            switch (run.stage()) {
                case QUEUED -> run = run.admitted(nowMs);
                case COUNTING -> count();
                case REDRIVING -> redriveNext();
                case STARTING -> startNext();
                case STOPPING -> stopOne();
                case WRITING -> write();
                case ENDED -> redrive();
            }
        }

        private void count() {
            run =
                    random.nextInt(10) == 0
                            ? run.failed("States.ItemReaderFailed", "no such key", nowMs)
                            : run.counted(total, "first", nowMs);
        }

        private void startNext() {
            if (run.room() == 0 || run.pendingItems() == 0) {
                return;
            }
            long first = run.items().begun();
            long count = Math.min(run.pendingItems(), run.shape().batchItems());
            assertThat(children).as("item %d begins once", first).doesNotContainKey(first);
            run = run.started(count, "cursor " + (first + count));
            var child = new Child(first, count);
            children.put(first, child);
            open.add(child);
        }

        private void redriveNext() {
            Child next =
                    children.tailMap(run.redrives().nextItem()).values().stream()
                            .filter(child -> child.isToRedrive)
                            .findFirst()
                            .orElse(null);
            if (next == null) {
                run = run.redriveDone(nowMs);
            } else if (run.room() > 0) {
                ChildOutcome before = requireOutcome(next);
                next.isToRedrive = false;
                if (random.nextInt(8) == 0) {
                    run = run.leftAsItEnded(before, next.firstItem, next.itemCount, nowMs);
                } else {
                    next.outcome = null;
                    open.add(next);
                    run = run.startedAgain(before, next.firstItem, next.itemCount);
                }
            }
        }

        private void stopOne() {
            if (!open.isEmpty()) {
                boolean isExpress = run.shape().isExpress();
                end(open.removeLast(), isExpress ? outcome() : ChildOutcome.ABORTED);
            }
        }

        private void end(Child child, ChildOutcome outcome) {
            child.outcome = outcome;
            run = run.ended(outcome, child.itemCount, nowMs);
            redriveIfQueuedAgain();
        }

        private void write() {
            if (random.nextInt(8) == 0 && redrivesLeft > 0 && !isStopped) {
                redrivesLeft--;
                run = run.redriven(nowMs); // its execution was redriven before it had ended
            }
            run =
                    random.nextInt(6) == 0
                            ? run.notWritten("States.ResultWriterFailed", "why", nowMs)
                            : run.written(nowMs);
            redriveIfQueuedAgain();
        }

        private void redrive() {
            if (redrivesLeft > 0) {
                redrivesLeft--;
                isStopped = false;
                run = run.redriven(nowMs);
                redriveIfQueuedAgain();
            }
        }

        private void redriveIfQueuedAgain() {
            if (run.stage() == Stage.QUEUED && run.redrives().count() > 0) {
                for (Child child : children.values()) {
                    child.isToRedrive |=
                            child.outcome != null && child.outcome != ChildOutcome.SUCCEEDED;
                }
            }
        }

        private void forgetRedriveUnlessRedriving() {
            if (run.stage() != Stage.QUEUED && run.stage() != Stage.REDRIVING) {
                children.values().forEach(child -> child.isToRedrive = false);
            }
        }

        private ChildOutcome outcome() {
            int chance = random.nextInt(20);
            return chance < 17
                    ? ChildOutcome.SUCCEEDED
                    : chance == 17
                            ? ChildOutcome.FAILED
                            : chance == 18 ? ChildOutcome.TIMED_OUT : ChildOutcome.ABORTED;
        }

        private static ChildOutcome requireOutcome(Child child) {
            if (child.outcome == null) {
                throw new AssertionError("It runs");
            }
            return child.outcome;
        }

        // The account

        private void check() {
            assertThat(run.executions().running()).as("open children").isEqualTo(open.size());
            for (ChildOutcome outcome : ChildOutcome.values()) {
                assertThat(count(run.executions(), outcome))
                        .as("%s executions", outcome)
                        .isEqualTo(settledChildren(outcome).count());
                assertThat(count(run.items(), outcome))
                        .as("%s items", outcome)
                        .isEqualTo(settledChildren(outcome).mapToLong(it -> it.itemCount).sum());
            }
            assertThat(run.executions().begun()).isEqualTo(children.size());
            assertThat(run.items().begun())
                    .isEqualTo(children.values().stream().mapToLong(it -> it.itemCount).sum());
            if (run.totalItems() != MapRun.UNKNOWN) {
                assertThat(run.items().begun() + run.pendingItems()).isEqualTo(total);
            }
            checkEnd();
        }

        private void checkEnd() {
            if (run.stage() == Stage.WRITING || run.hasEnded()) {
                assertThat(open).as("open when it is over").isEmpty();
            }
            assertThat(run.stoppedAtMs() != 0).isEqualTo(run.hasEnded());
            assertThat(run.status() == MapRunStatus.RUNNING).isNotEqualTo(run.hasEnded());
            if (run.status() == MapRunStatus.SUCCEEDED) {
                assertThat(run.pendingItems()).isZero();
                assertThat(run.resultsWritten()).isTrue();
            }
        }

        private Stream<Child> settledChildren(ChildOutcome outcome) {
            return children.values().stream()
                    .filter(child -> !child.isToRedrive && child.outcome == outcome);
        }

        private static long count(Tally tally, ChildOutcome outcome) {
            return switch (outcome) {
                case SUCCEEDED -> tally.succeeded();
                case FAILED -> tally.failed();
                case TIMED_OUT -> tally.timedOut();
                case ABORTED -> tally.aborted();
            };
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void its_books_agree_with_a_plain_account_and_each_item_begins_once(long seed) {
        new Play(seed).toItsEnd();
    }
}
