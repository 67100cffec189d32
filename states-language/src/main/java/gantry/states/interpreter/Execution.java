package gantry.states.interpreter;

import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * An execution at one moment: its frames and its counters. Immutable; {@link Interpreter#advance}
 * makes the next one.
 *
 * @param frames open frames and, until their join, finished ones. Of an execution that ended
 *     FAILED, TIMED_OUT or ABORTED they stay, with every open frame's attempt raised and its
 *     deadlines removed, so that no outcome of before counts; of one that SUCCEEDED none is left
 * @param nextFrameNo the number of the next new frame
 * @param lastEventId id of the last history event; 0 before ExecutionStarted
 * @param deadlineMs when the execution itself times out
 * @param redriveCount how often it was redriven
 * @param redrivenAtMs when it was redriven last; 0 if it never was
 * @param output of a SUCCEEDED execution
 * @param closedAtMs 0 while RUNNING
 */
public record Execution(
        ExecutionHeader header,
        ExecutionStatus status,
        FrameTable frames,
        int nextFrameNo,
        long lastEventId,
        long deadlineMs,
        int redriveCount,
        long redrivenAtMs,
        @Nullable Payload output,
        @Nullable String error,
        @Nullable String cause,
        long closedAtMs) {
    public @Nullable Frame findFrame(int no) {
        return frames.find(no);
    }

    public Frame requireFrame(int no) {
        Frame frame = frames.find(no);
        if (frame == null) {
            throw new IllegalStateException(
                    "Frame "
                            + no
                            + " is not among the "
                            + frames.size()
                            + " of "
                            + header.executionArn());
        }
        return frame;
    }

    /** The execution with this frame in place of the one of its number. */
    public Execution with(Frame frame) {
        return new Execution(
                header,
                status,
                frames.with(frame),
                nextFrameNo,
                lastEventId,
                deadlineMs,
                redriveCount,
                redrivenAtMs,
                output,
                error,
                cause,
                closedAtMs);
    }

    /** Whether an outcome of this attempt would count. */
    public boolean awaits(int frameNo, int attempt) {
        Frame frame = frames.find(frameNo);
        return !status.isClosed()
                && frame != null
                && frame.attempt() == attempt
                && frame.earlyOutcome() == null
                && (frame.phase() == Phase.STARTED || frame.phase() == Phase.SUBMITTED);
    }
}
