package gantry.workflows.maprun;

import gantry.states.interpreter.Tolerance;

import org.jspecify.annotations.Nullable;

/**
 * A map run at one moment. What happens to it makes the next one; its {@link Stage} alone says what
 * is to be done, so that whoever takes it up after a crash needs nothing else.
 *
 * @param shape what never changes
 * @param totalItems of the data set; {@link #UNKNOWN} until they are counted
 * @param cursor where reading goes on: behind the last item that has begun; empty for the beginning
 * @param ending null as long as nothing speaks against its success and children may start
 * @param stoppedAtMs 0 while it is RUNNING
 * @param resultsWritten whether the results of all children were gathered or written
 */
public record MapRun(
        Shape shape,
        MapRunStatus status,
        Stage stage,
        Settings settings,
        long totalItems,
        String cursor,
        Tally items,
        Tally executions,
        @Nullable Ending ending,
        Redrives redrives,
        long startedAtMs,
        long stoppedAtMs,
        boolean resultsWritten) {
    /** The items are not counted yet. */
    public static final long UNKNOWN = -1;

    /**
     * What never changes of a map run.
     *
     * @param isExpress whether its children are EXPRESS: those cannot be stopped
     * @param batchItems items of a full batch; 1 without batching, 0 if only bytes bound a batch
     * @param exports whether results go to a bucket, which is done however it ends
     */
    public record Shape(boolean isExpress, long batchItems, boolean exports) {}

    /**
     * One that begins, and waits for its place.
     *
     * @param totalItems {@link #UNKNOWN} if they must be counted
     */
    public static MapRun begin(Shape shape, Settings settings, long totalItems, long nowMs) {
        return new MapRun(
                shape,
                MapRunStatus.RUNNING,
                Stage.QUEUED,
                settings,
                totalItems,
                "",
                Tally.ZERO,
                Tally.ZERO,
                null,
                Redrives.NONE,
                nowMs,
                0,
                false);
    }

    // What is to be done

    public boolean hasEnded() {
        return stage == Stage.ENDED;
    }

    /** Whether its execution does not wait for its end any more. */
    public boolean isAbandoned() {
        return ending != null && ending.status() == MapRunStatus.ABORTED;
    }

    /** How many children may begin now, of new items in {@link Stage#STARTING}. */
    public long room() {
        return Math.max(0, settings.openLimit() - executions.running());
    }

    /** Items that have not begun; 0 while they are not counted. */
    public long pendingItems() {
        return totalItems == UNKNOWN ? 0 : totalItems - items.begun();
    }

    /** Children that have not begun: as many as there will be if every batch is a full one. */
    public long pendingExecutions() {
        return shape.batchItems == 0 ? 0 : -Math.floorDiv(-pendingItems(), shape.batchItems);
    }

    // What happens

    /** It has its place. */
    public MapRun admitted(long nowMs) {
        requireStage(Stage.QUEUED);
        return items.toRedrive().sum() > 0
                ? with(Stage.REDRIVING)
                : afterRedriving().settled(nowMs);
    }

    /**
     * Its items were counted.
     *
     * @param firstCursor where reading begins; it pins the data that was counted
     */
    public MapRun counted(long total, String firstCursor, long nowMs) {
        requireStage(Stage.COUNTING);
        return withTotal(total).with(firstCursor).with(Stage.STARTING).settled(nowMs);
    }

    /**
     * A child began with the next items.
     *
     * @param cursorAfter where reading goes on behind them
     */
    public MapRun started(long itemCount, String cursorAfter) {
        requireStage(Stage.STARTING);
        if (room() == 0 || itemCount > pendingItems()) {
            throw new IllegalStateException(
                    itemCount + " items have no place among " + totalItems + " of a map run");
        }
        return with(cursorAfter).with(items.started(itemCount), executions.started(1));
    }

    /** A child ended. */
    public MapRun ended(ChildOutcome outcome, long itemCount, long nowMs) {
        MapRun after = with(items.ended(outcome, itemCount), executions.ended(outcome, 1));
        return after.judged(nowMs).settled(nowMs);
    }

    /** The items cannot be read or made into children. */
    public MapRun failed(String error, @Nullable String cause, long nowMs) {
        return switch (stage) {
            case QUEUED, COUNTING, REDRIVING, STARTING ->
                    stopping(Ending.failed(error, cause)).settled(nowMs);
            case STOPPING, WRITING, ENDED -> this;
        };
    }

    /** Its execution is over, or does not want it any more. */
    public MapRun stopped(long nowMs) {
        return switch (stage) {
            case QUEUED, COUNTING, REDRIVING, STARTING -> stopping(Ending.ABORTED).settled(nowMs);
            case STOPPING -> with(Ending.ABORTED).withRedriveWanted(false);
            case WRITING -> with(Ending.ABORTED).withRedriveWanted(false).over(nowMs, false);
            case ENDED -> this;
        };
    }

    /** Every child's result is where it belongs. */
    public MapRun written(long nowMs) {
        requireStage(Stage.WRITING);
        return over(nowMs, true);
    }

    /** The results could not be gathered or written. */
    public MapRun notWritten(String error, @Nullable String cause, long nowMs) {
        requireStage(Stage.WRITING);
        boolean wouldSucceed = ending == null || ending.status() == MapRunStatus.SUCCEEDED;
        return (wouldSucceed ? with(Ending.failed(error, cause)) : this).over(nowMs, false);
    }

    /** UpdateMapRun; a lower tolerance may end it at once. */
    public MapRun updated(Settings changed, long nowMs) {
        return with(changed).judged(nowMs).settled(nowMs);
    }

    // Redrive

    /** What did not succeed is to run again, at once or as soon as it has ended. */
    public MapRun redriven(long nowMs) {
        return switch (stage) {
            case STOPPING, WRITING -> withRedriveWanted(true);
            case ENDED ->
                    new MapRun(
                            shape,
                            MapRunStatus.RUNNING,
                            Stage.QUEUED,
                            settings,
                            totalItems,
                            cursor,
                            items.redriven(),
                            executions.redriven(),
                            null,
                            new Redrives(redrives.count() + 1, nowMs, 0, false),
                            startedAtMs,
                            0,
                            false);
            case QUEUED, COUNTING, REDRIVING, STARTING -> this;
        };
    }

    /** A child that had ended so runs again. */
    public MapRun startedAgain(ChildOutcome before, long firstItem, long itemCount) {
        requireStage(Stage.REDRIVING);
        if (room() == 0) {
            throw new IllegalStateException("A redriven child has no place");
        }
        return with(items.startedAgain(before, itemCount), executions.startedAgain(before, 1))
                .with(looked(firstItem));
    }

    /** A child that had ended so cannot run again. */
    public MapRun leftAsItEnded(ChildOutcome before, long firstItem, long itemCount, long nowMs) {
        requireStage(Stage.REDRIVING);
        return with(items.leftAsItEnded(before, itemCount), executions.leftAsItEnded(before, 1))
                .with(looked(firstItem))
                .judged(nowMs)
                .settled(nowMs);
    }

    /** There are no more children to run again. */
    public MapRun redriveDone(long nowMs) {
        requireStage(Stage.REDRIVING);
        return with(items.withoutRedrive(), executions.withoutRedrive())
                .afterRedriving()
                .settled(nowMs);
    }

    // Rules

    private MapRun afterRedriving() {
        return with(totalItems == UNKNOWN ? Stage.COUNTING : Stage.STARTING);
    }

    /** Too many failed items end it. */
    private MapRun judged(long nowMs) {
        boolean isJudged = stage == Stage.STARTING || stage == Stage.REDRIVING;
        return isJudged && settings.areExceededBy(items.unsuccessful(), totalItems)
                ? failed(Tolerance.EXCEEDED, Tolerance.EXCEEDED_CAUSE, nowMs)
                : this;
    }

    /** Where nothing runs any more, the next stage begins. */
    private MapRun settled(long nowMs) {
        if (executions.running() > 0) {
            return this;
        }
        if (stage == Stage.STARTING && totalItems == items.begun()) {
            return with(Ending.SUCCEEDED).with(Stage.WRITING);
        }
        if (stage != Stage.STOPPING) {
            return this;
        }
        return shape.exports && items.begun() > 0 ? with(Stage.WRITING) : over(nowMs, false);
    }

    private MapRun stopping(Ending how) {
        return with(items.withoutRedrive(), executions.withoutRedrive())
                .with(how)
                .with(Stage.STOPPING);
    }

    private MapRun over(long nowMs, boolean isWritten) {
        if (ending == null) {
            throw new IllegalStateException("A map run ends without an ending");
        }
        var over =
                new MapRun(
                        shape,
                        ending.status(),
                        Stage.ENDED,
                        settings,
                        totalItems,
                        cursor,
                        items,
                        executions,
                        ending,
                        new Redrives(
                                redrives.count(), redrives.lastAtMs(), redrives.nextItem(), false),
                        startedAtMs,
                        nowMs,
                        isWritten);
        return redrives.isWanted() ? over.redriven(nowMs) : over;
    }

    private Redrives looked(long firstItem) {
        return new Redrives(
                redrives.count(), redrives.lastAtMs(), firstItem + 1, redrives.isWanted());
    }

    private void requireStage(Stage expected) {
        if (stage != expected) {
            throw new IllegalStateException("A map run is " + stage + " and should be " + expected);
        }
    }

    // Copies

    private MapRun with(Stage next) {
        return copy(next, settings, totalItems, cursor, items, executions, ending, redrives);
    }

    private MapRun with(Settings next) {
        return copy(stage, next, totalItems, cursor, items, executions, ending, redrives);
    }

    private MapRun withTotal(long next) {
        return copy(stage, settings, next, cursor, items, executions, ending, redrives);
    }

    private MapRun with(String next) {
        return copy(stage, settings, totalItems, next, items, executions, ending, redrives);
    }

    private MapRun with(Tally nextItems, Tally nextExecutions) {
        return copy(
                stage, settings, totalItems, cursor, nextItems, nextExecutions, ending, redrives);
    }

    private MapRun with(Ending next) {
        return copy(stage, settings, totalItems, cursor, items, executions, next, redrives);
    }

    private MapRun with(Redrives next) {
        return copy(stage, settings, totalItems, cursor, items, executions, ending, next);
    }

    private MapRun withRedriveWanted(boolean isWanted) {
        return with(
                new Redrives(redrives.count(), redrives.lastAtMs(), redrives.nextItem(), isWanted));
    }

    private MapRun copy(
            Stage nextStage,
            Settings nextSettings,
            long nextTotal,
            String nextCursor,
            Tally nextItems,
            Tally nextExecutions,
            @Nullable Ending nextEnding,
            Redrives nextRedrives) {
        return new MapRun(
                shape,
                status,
                nextStage,
                nextSettings,
                nextTotal,
                nextCursor,
                nextItems,
                nextExecutions,
                nextEnding,
                nextRedrives,
                startedAtMs,
                stoppedAtMs,
                resultsWritten);
    }
}
