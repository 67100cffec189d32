package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.mocks.Invocations;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The committed rows of partitions in memory: takes batches as data and answers the same reads as
 * the database does, through the same codecs. It knows no map runs, no Express executions and no
 * removals. What no table would take, such as a second row of one key, is an {@link
 * IllegalStateException}.
 */
public final class MemoryStore implements PartitionReads {
    private static final Comparator<Woken> EARLIEST =
            Comparator.comparingLong(Woken::wakeAtMs)
                    .thenComparingLong(Woken::executionId)
                    .thenComparingInt(Woken::frameNo);
    private static final Comparator<WaitingTask> OLDEST =
            Comparator.comparingLong(WaitingTask::executionId)
                    .thenComparingInt(WaitingTask::frameNo);

    private final TreeMap<Long, Rows> executions = new TreeMap<>();
    private final Map<ExecutionArn, Long> ids = new HashMap<>();
    private final Map<Integer, TreeSet<Woken>> wakes = new HashMap<>();
    private final Map<String, TreeSet<WaitingTask>> waiting = new HashMap<>();

    /** All rows of one execution. */
    private static final class Rows {
        final int partition;
        final Change.ExecutionOpened opened;
        ExecutionStatus status;
        long closedAtMs;
        @Nullable Blob closing;
        int redriveCount;
        long redrivenAtMs;
        @Nullable Blob redrives;
        final TreeMap<Integer, Change.FramePut> frames = new TreeMap<>();
        final Map<Integer, Payload> payloads = new HashMap<>();
        long lastEventId;
        int nextFrameNo;

        Rows(int partition, Change.ExecutionOpened opened) {
            this.partition = partition;
            this.opened = opened;
            this.status = opened.status();
            this.closedAtMs = opened.closedAtMs();
            this.closing = opened.closing();
        }

        ExecutionRow row(Payloads.Rows rows) {
            Blob closed = closing;
            Blob redriven = redrives;
            return new ExecutionRow(
                    opened.executionId(),
                    opened.arn(),
                    opened.revisionKey(),
                    opened.qualifiers(),
                    status,
                    opened.startedAtMs(),
                    closedAtMs,
                    redriven == null
                            ? ExecutionRow.Redrives.NONE
                            : ExecutionCodec.decodeRedrives(
                                    redriveCount, redrivenAtMs, redriven.bytes()),
                    ExecutionCodec.decodeOpening(opened.opening().bytes(), rows),
                    closed == null ? null : ExecutionCodec.decodeClosing(closed.bytes(), rows),
                    opened.membership());
        }

        Payload payload(int number) {
            Payload found = payloads.get(number);
            if (found == null) {
                throw new IllegalStateException(
                        "Execution " + opened.executionId() + " has no payload " + number);
            }
            return found;
        }
    }

    /** Writes a batch, all of it. */
    public void apply(EngineBatch batch) {
        for (Change change : batch.changes()) {
            apply(batch.partition(), change);
        }
    }

    private void apply(int partition, Change change) {
        switch (change) {
            case Change.ExecutionOpened opened -> open(partition, opened);
            case Change.ExecutionClosed closed -> {
                Rows rows = require(closed.executionId());
                require(!rows.status.isClosed(), "It closes once", closed);
                rows.status = closed.status();
                rows.closedAtMs = closed.closedAtMs();
                rows.closing = closed.closing();
            }
            case Change.ExecutionRedriven redriven -> {
                Rows rows = require(redriven.executionId());
                require(redriven.redriveCount() > rows.redriveCount, "Redrives count", redriven);
                rows.status = redriven.status();
                rows.closedAtMs = redriven.closedAtMs();
                rows.closing = redriven.closing();
                rows.redriveCount = redriven.redriveCount();
                rows.redrivenAtMs = redriven.redrivenAtMs();
                rows.redrives = redriven.redrives();
            }
            case Change.HistoryAdded history -> {
                Rows rows = require(history.executionId());
                require(history.firstEventId() == rows.lastEventId + 1, "History grows", history);
                rows.lastEventId = history.lastEventId();
                rows.nextFrameNo = history.nextFrameNo();
            }
            case Change.PayloadAdded payload -> {
                String text = new String(payload.utf8().bytes(), StandardCharsets.UTF_8);
                Payload before =
                        require(payload.executionId())
                                .payloads
                                .put(payload.number(), Payload.ofText(text));
                require(before == null, "A payload has a number of its own", payload);
            }
            case Change.FramePut frame -> {
                Rows rows = require(frame.executionId());
                dropIndexes(rows, rows.frames.put(frame.frameNo(), frame));
                addIndexes(rows, frame);
            }
            case Change.FrameDeleted(var id, var no) -> {
                Rows rows = require(id);
                Change.FramePut before = rows.frames.remove(no);
                require(before != null, "A frame that is deleted was there", change);
                dropIndexes(rows, before);
            }
            case Change.InvocationsPut _,
                    Change.ChildRestarted _,
                    Change.MapRunOpened _,
                    Change.MapRunMoved _,
                    Change.JournalPut _,
                    Change.TracePending _,
                    Change.JournalDeleted _,
                    Change.ExecutionRemoved _ ->
                    throw new IllegalStateException("Not simulated: " + change);
        }
    }

    private void open(int partition, Change.ExecutionOpened opened) {
        require(
                executions.put(opened.executionId(), new Rows(partition, opened)) == null,
                "An id is given once",
                opened);
        require(
                ids.put(opened.arn(), opened.executionId()) == null,
                "A name is of one execution",
                opened);
    }

    private void addIndexes(Rows rows, Change.FramePut frame) {
        Long wakeAtMs = frame.wakeAtMs();
        if (wakeAtMs != null) {
            wakes.computeIfAbsent(rows.partition, _ -> new TreeSet<>(EARLIEST))
                    .add(new Woken(wakeAtMs, frame.executionId(), frame.frameNo()));
        }
        String activity = frame.activityArn();
        if (activity != null) {
            waiting.computeIfAbsent(activity, _ -> new TreeSet<>(OLDEST))
                    .add(new WaitingTask(rows.partition, frame.executionId(), frame.frameNo()));
        }
    }

    private void dropIndexes(Rows rows, Change.@Nullable FramePut frame) {
        if (frame == null) {
            return;
        }
        Long wakeAtMs = frame.wakeAtMs();
        if (wakeAtMs != null) {
            wakes.getOrDefault(rows.partition, new TreeSet<>(EARLIEST))
                    .remove(new Woken(wakeAtMs, frame.executionId(), frame.frameNo()));
        }
        String activity = frame.activityArn();
        if (activity != null) {
            waiting.getOrDefault(activity, new TreeSet<>(OLDEST))
                    .remove(new WaitingTask(rows.partition, frame.executionId(), frame.frameNo()));
        }
    }

    private Rows require(long id) {
        Rows rows = executions.get(id);
        if (rows == null) {
            throw new IllegalStateException("There is no execution " + id);
        }
        return rows;
    }

    private static void require(boolean holds, String rule, Change change) {
        if (!holds) {
            throw new IllegalStateException(rule + ": " + change);
        }
    }

    // What partitions and the activity broker read

    @Override
    public Map<ExecutionArn, Long> findIds(int partition, Collection<ExecutionArn> arns) {
        var found = new HashMap<ExecutionArn, Long>();
        for (ExecutionArn arn : arns) {
            Long id = ids.get(arn);
            if (id != null && require(id).partition == partition) {
                found.put(arn, id);
            }
        }
        return found;
    }

    @Override
    public Map<Long, StoredExecution> load(
            int partition,
            Collection<Long> wanted,
            long maxBytes,
            BiConsumer<Long, Throwable> unreadable) {
        var found = new HashMap<Long, StoredExecution>();
        long bytes = 0;
        for (long id : wanted) {
            Rows rows = executions.get(id);
            if (rows != null && bytes < maxBytes) {
                StoredExecution execution = load(rows);
                bytes += execution.bytes();
                found.put(id, execution);
            }
        }
        return found;
    }

    private static StoredExecution load(Rows rows) {
        var named = new TreeMap<Integer, Payload>();
        Payloads.Rows payloads =
                number -> named.computeIfAbsent(number, each -> copy(rows.payload(each)));
        ExecutionRow row = rows.row(payloads);
        List<Frame> frames =
                rows.status == ExecutionStatus.SUCCEEDED ? List.of() : frames(rows, payloads);
        int lastNumber =
                rows.payloads.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new StoredExecution(
                row,
                frames,
                rows.nextFrameNo,
                rows.lastEventId,
                named,
                lastNumber + 1,
                Invocations.NONE);
    }

    /** What was on disk shares nothing with what is in memory. */
    private static Payload copy(Payload payload) {
        return Payload.ofText(payload.text());
    }

    private static List<Frame> frames(Rows rows, Payloads.Rows payloads) {
        var frames = new ArrayList<Frame>();
        rows.frames.forEach(
                (no, put) -> frames.add(FrameCodec.decode(no, put.body().bytes(), payloads)));
        return frames;
    }

    @Override
    public Map<Long, Long> closed(int partition, Collection<Long> wanted) {
        return Map.of();
    }

    @Override
    public long lastExecutionId(int partition) {
        return executions.isEmpty() ? 0 : executions.lastKey();
    }

    @Override
    public long countOpen(int partition) {
        return executions.values().stream()
                .filter(rows -> rows.partition == partition && isOpen(rows))
                .count();
    }

    /** As the database counts: by the deadline of the root frame. */
    private static boolean isOpen(Rows rows) {
        Change.FramePut root = rows.frames.get(0);
        return root != null && root.wakeAtMs() != null;
    }

    @Override
    public List<Woken> woken(int partition, Woken after, long untilMs, int limit) {
        return wakes.getOrDefault(partition, new TreeSet<>(EARLIEST)).tailSet(after, false).stream()
                .takeWhile(woken -> woken.wakeAtMs() <= untilMs)
                .limit(limit)
                .toList();
    }

    /** As {@link EngineStore#waitingTasks}. */
    public List<WaitingTask> waitingTasks(String activityArn, WaitingTask after, int limit) {
        return waiting
                .getOrDefault(activityArn, new TreeSet<>(OLDEST))
                .tailSet(after, false)
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<JournalEntry> journal(int partition, long afterId, int limit) {
        return List.of();
    }

    @Override
    public List<StoredMapRun> mapRunsInHand(int partition) {
        return List.of();
    }

    @Override
    public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
        return List.of();
    }

    // What a test looks at

    /** The row of an execution; null if there is none. */
    public @Nullable ExecutionRow find(ExecutionArn arn) {
        Long id = ids.get(arn);
        return id == null ? null : row(id);
    }

    /** The row of an execution. */
    public ExecutionRow row(long id) {
        Rows rows = require(id);
        return rows.row(rows::payload);
    }

    /** Of every execution. */
    public List<Long> ids() {
        return List.copyOf(executions.keySet());
    }

    /** How an execution stands. */
    public ExecutionStatus status(long id) {
        return require(id).status;
    }

    /** The frames that have rows. */
    public List<Frame> frames(long id) {
        Rows rows = require(id);
        return frames(rows, rows::payload);
    }

    /** The frame of a row that is there, or was. */
    public Frame frame(Change.FramePut put) {
        Rows rows = require(put.executionId());
        return FrameCodec.decode(put.frameNo(), put.body().bytes(), rows::payload);
    }

    /** The events of a row of history, whose payloads are there. */
    public List<HistoryEvent> events(Change.HistoryAdded history) {
        return HistoryCodec.decode(
                history.events().bytes(), require(history.executionId())::payload);
    }
}
