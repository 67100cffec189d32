package gantry.workflows.store;

import gantry.json.Payload;
import gantry.states.interpreter.ExecutionStatus;
import gantry.states.interpreter.Frame;
import gantry.workflows.mocks.Invocations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All rows of one execution in a {@link MemoryStore}. */
final class MemoryExecution {
    final int partition;
    final Change.ExecutionOpened opened;
    ExecutionStatus status;
    long closedAtMs;
    @Nullable Blob closing;
    int redriveCount;
    long redrivenAtMs;
    @Nullable Blob redrives;
    final TreeMap<Integer, Change.FramePut> frames = new TreeMap<>();
    final TreeMap<Integer, Payload> payloads = new TreeMap<>();
    int historyRows;
    long lastEventId;
    int nextFrameNo;

    MemoryExecution(int partition, Change.ExecutionOpened opened) {
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

    /** As it is for who finds it on disk. */
    StoredExecution load() {
        var named = new TreeMap<Integer, Payload>();
        Payloads.Rows rows = number -> named.computeIfAbsent(number, each -> copy(payload(each)));
        ExecutionRow row = row(rows);
        List<Frame> left = status == ExecutionStatus.SUCCEEDED ? List.of() : frames(rows);
        int lastNumber = payloads.isEmpty() ? 0 : payloads.lastKey();
        return new StoredExecution(
                row, left, nextFrameNo, lastEventId, named, lastNumber + 1, Invocations.NONE);
    }

    /** What was on disk shares nothing with what is in memory. */
    private static Payload copy(Payload payload) {
        return Payload.ofText(payload.text());
    }

    List<Frame> frames(Payloads.Rows rows) {
        var decoded = new ArrayList<Frame>();
        frames.forEach((no, put) -> decoded.add(FrameCodec.decode(no, put.body().bytes(), rows)));
        return decoded;
    }

    Payload payload(int number) {
        Payload found = payloads.get(number);
        if (found == null) {
            throw new IllegalStateException(
                    "Execution " + opened.executionId() + " has no payload " + number);
        }
        return found;
    }

    /** Whether it is closed, and no row of it is on a list of what is to come. */
    boolean isAtRest() {
        return status.isClosed()
                && closedAtMs > 0
                && frames.values().stream()
                        .allMatch(each -> each.wakeAtMs() == null && each.activityArn() == null);
    }

    Aged aged() {
        return new Aged(
                opened.executionId(),
                partition,
                opened.revisionKey(),
                closedAtMs,
                closedAtMs > 0 && opened.membership() != null);
    }
}
