package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.interpreter.ItemBatch;
import gantry.states.interpreter.MapRunPlan;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.maprun.MapRun;
import gantry.workflows.maprun.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A map run in memory: as it stands, what of it the store does not have yet, and what was read of
 * its items. Nothing is kept per child. Confined to the partition's worker.
 */
final class OpenMapRun {
    /** No task is under way outside. */
    static final long NO_TASK = 0;

    final long id;
    final long parentId;
    final int frameNo;
    final MapRunArn arn;
    final MapRunPlan plan;

    /** Of the Map state's frame; the parent hears of an end under it. */
    int attempt;

    MapRun run;

    /** Those that hear of its moves; null before it is one of them, and after. */
    @Nullable OpenMapRuns among;

    /** Whether its row was put, once the batches under way are on disk. */
    boolean isStored;

    /** Whether the row is to be written at the end of the turn. */
    boolean isChanged;

    /** The last batch that writes something of it. */
    long lastBatchNo;

    /** Its place among those that may be open at once; null while it waits for one. */
    MapRunPlaces.@Nullable Place place;

    /** Whether a look is on its way. */
    boolean isLookPosted;

    /** Whether it will be told of room that it waits for. */
    boolean isWaiting;

    /** Whether its parent has heard of its end. */
    boolean isTold;

    /** What its children came to, once that is known. */
    @Nullable Payload result;

    /** For which stage the task is done. */
    Stage taskStage = Stage.QUEUED;

    /** Names the task that is under way outside; {@link #NO_TASK} for none. */
    long task = NO_TASK;

    /** Items that were read and have not begun. */
    final Deque<MapRunNews.ReadItem> items = new ArrayDeque<>();

    /** Whether the last item was read. */
    boolean isRead;

    /** Items that begin together, and are not all there yet. */
    @Nullable ItemBatch batch;

    /** Where reading goes on behind the batch. */
    String batchCursor = "";

    OpenMapRun(
            long id,
            long parentId,
            int frameNo,
            MapRunArn arn,
            MapRunPlan plan,
            int attempt,
            MapRun run) {
        this.id = id;
        this.parentId = parentId;
        this.frameNo = frameNo;
        this.arn = arn;
        this.plan = plan;
        this.attempt = attempt;
        this.run = run;
    }

    void move(MapRun next) {
        if (among != null) {
            among.moved(run, next);
        }
        run = next;
        isChanged = true;
    }

    /** What was read and has not begun is read again when it is wanted. */
    void forgetItems() {
        items.clear();
        isRead = false;
        batch = null;
        batchCursor = "";
    }

    /** Where reading goes on. */
    String readCursor() {
        if (!items.isEmpty()) {
            return items.getLast().cursorAfter();
        }
        return batch == null ? run.cursor() : batchCursor;
    }

    /** How many items begin in the batch that is being filled. */
    int batchSize() {
        return batch == null ? 0 : batch.size();
    }
}
