package gantry.workflows.partition;

import gantry.workflows.figures.StepCounts;
import gantry.workflows.store.Woken;

import java.util.ArrayList;
import java.util.List;

/** A batch that was handed to the store, and what its return brings about. */
final class PendingBatch {
    final long number;
    final List<AfterCommit> effects = new ArrayList<>();

    /** What must be done again if it is rolled back: it came from this node and comes only once. */
    final List<Command> repeatable = new ArrayList<>();

    /** Moments its frames wait for. */
    final List<Woken> wakes = new ArrayList<>();

    /** Moments of frames in hand, whose rows do not tell them. */
    final List<Woken> wakesInHand = new ArrayList<>();

    /** Frames that it leaves without a moment; only the key counts. */
    final List<Woken> asleep = new ArrayList<>();

    /** Executions it writes something of. */
    final List<Resident> residents = new ArrayList<>();

    /** Map runs it writes something of. */
    final List<OpenMapRun> mapRuns = new ArrayList<>();

    /** Executions it removes. */
    final List<Long> removed = new ArrayList<>();

    /** For how many EXPRESS children of map runs it took room. */
    int expressRoomTaken;

    /** Tasks it sends to runners. */
    final List<TaskKey> dispatched = new ArrayList<>();

    /** Tasks whose runners have ended. */
    final List<TaskKey> ended = new ArrayList<>();

    /** What its steps came to. */
    final StepCounts counts = new StepCounts();

    /** By how much the count of open executions grew. */
    int opened;

    PendingBatch(long number) {
        this.number = number;
    }
}
