package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.HistoryEvent;
import gantry.workflows.arn.ExecutionArn;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
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
 * the database does, through the same codecs. It knows no map runs. What no table would take, such
 * as a second row of one key, is an {@link IllegalStateException}.
 */
public final class MemoryStore implements PartitionReads {
    private static final Comparator<Woken> EARLIEST =
            Comparator.comparingLong(Woken::wakeAtMs)
                    .thenComparingLong(Woken::executionId)
                    .thenComparingInt(Woken::frameNo);
    private static final Comparator<WaitingTask> OLDEST =
            Comparator.comparingLong(WaitingTask::executionId)
                    .thenComparingInt(WaitingTask::frameNo);

    private final TreeMap<Long, MemoryExecution> executions = new TreeMap<>();
    private final Map<ExecutionArn, Long> ids = new HashMap<>();
    private final Map<Integer, TreeSet<Woken>> wakes = new HashMap<>();
    private final Map<String, TreeSet<WaitingTask>> waiting = new HashMap<>();

    private final MemoryJournal journal = new MemoryJournal();

    /** What is left of executions that are gone. */
    public final MemoryRemovals removals = new MemoryRemovals();

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
                MemoryExecution rows = require(closed.executionId());
                require(!rows.status.isClosed(), "It closes once", closed);
                rows.status = closed.status();
                rows.closedAtMs = closed.closedAtMs();
                rows.closing = closed.closing();
            }
            case Change.ExecutionRedriven redriven -> {
                MemoryExecution rows = require(redriven.executionId());
                require(redriven.redriveCount() > rows.redriveCount, "Redrives count", redriven);
                rows.status = redriven.status();
                rows.closedAtMs = redriven.closedAtMs();
                rows.closing = redriven.closing();
                rows.redriveCount = redriven.redriveCount();
                rows.redrivenAtMs = redriven.redrivenAtMs();
                rows.redrives = redriven.redrives();
            }
            case Change.HistoryAdded history -> {
                MemoryExecution rows = require(history.executionId());
                require(history.firstEventId() == rows.lastEventId + 1, "History grows", history);
                rows.historyRows++;
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
                MemoryExecution rows = require(frame.executionId());
                dropIndexes(rows, rows.frames.put(frame.frameNo(), frame));
                addIndexes(rows, frame);
            }
            case Change.FrameDeleted(var id, var no) -> {
                MemoryExecution rows = require(id);
                Change.FramePut before = rows.frames.remove(no);
                require(before != null, "A frame that is deleted was there", change);
                dropIndexes(rows, before);
            }
            case Change.ExecutionRemoved(var id) -> {
                MemoryExecution rows = require(id);
                require(rows.isAtRest(), "Nothing is to come of what is removed", change);
                executions.remove(id);
                ids.remove(rows.opened.arn());
                removals.add(rows);
            }
            case Change.JournalPut(var entry) -> journal.put(partition, entry);
            case Change.JournalDeleted(var id) -> journal.delete(partition, id);
            case Change.InvocationsPut _,
                    Change.ChildRestarted _,
                    Change.MapRunOpened _,
                    Change.MapRunMoved _,
                    Change.TracePending _ ->
                    throw new IllegalStateException("Not simulated: " + change);
        }
    }

    private void open(int partition, Change.ExecutionOpened opened) {
        require(
                executions.put(opened.executionId(), new MemoryExecution(partition, opened))
                        == null,
                "An id is given once",
                opened);
        require(
                ids.put(opened.arn(), opened.executionId()) == null,
                "A name is of one execution",
                opened);
    }

    private void addIndexes(MemoryExecution rows, Change.FramePut frame) {
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

    private void dropIndexes(MemoryExecution rows, Change.@Nullable FramePut frame) {
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

    private MemoryExecution require(long id) {
        MemoryExecution rows = executions.get(id);
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
            MemoryExecution rows = executions.get(id);
            if (rows != null && bytes < maxBytes) {
                StoredExecution execution = rows.load();
                bytes += execution.bytes();
                found.put(id, execution);
            }
        }
        return found;
    }

    @Override
    public Map<Long, Long> closed(int partition, Collection<Long> wanted) {
        var closed = new HashMap<Long, Long>();
        for (long id : wanted) {
            MemoryExecution rows = executions.get(id);
            if (rows != null && rows.partition == partition && rows.closedAtMs > 0) {
                closed.put(id, rows.closedAtMs);
            }
        }
        return closed;
    }

    @Override
    public long lastExecutionId(int partition) {
        return Math.max(executions.isEmpty() ? 0 : executions.lastKey(), journal.lastId(partition));
    }

    @Override
    public long countOpen(int partition) {
        return executions.values().stream()
                .filter(rows -> rows.partition == partition && isOpen(rows))
                .count();
    }

    /** As the database counts: by the deadline of the root frame. */
    private static boolean isOpen(MemoryExecution rows) {
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
        return journal.page(partition, afterId, limit);
    }

    @Override
    public List<StoredMapRun> mapRunsInHand(int partition) {
        return List.of();
    }

    @Override
    public List<StoredMapRun> latestMapRuns(int partition, long executionId) {
        return List.of();
    }

    /** As {@link Removals#page}. */
    public List<Aged> aged(long afterId, long belowId, int limit) {
        if (belowId <= afterId) {
            return List.of();
        }
        return executions.subMap(afterId, false, belowId, false).values().stream()
                .limit(limit)
                .map(MemoryExecution::aged)
                .toList();
    }

    // What a test looks at

    /** Whether every asynchronous Express execution is over. */
    public boolean isJournalEmpty() {
        return journal.isEmpty();
    }

    /** Whether there is such an execution. */
    public boolean has(long id) {
        return executions.containsKey(id);
    }

    /** The row of an execution; null if there is none. */
    public @Nullable ExecutionRow find(ExecutionArn arn) {
        Long id = ids.get(arn);
        return id == null ? null : row(id);
    }

    /** The row of an execution. */
    public ExecutionRow row(long id) {
        MemoryExecution rows = require(id);
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
        MemoryExecution rows = require(id);
        return rows.frames(rows::payload);
    }

    /** The frame of a row that is there, or was. */
    public Frame frame(Change.FramePut put) {
        MemoryExecution rows = require(put.executionId());
        return FrameCodec.decode(put.frameNo(), put.body().bytes(), rows::payload);
    }

    /** The events of a row of history, whose payloads are there. */
    public List<HistoryEvent> events(Change.HistoryAdded history) {
        return HistoryCodec.decode(
                history.events().bytes(), require(history.executionId())::payload);
    }
}
