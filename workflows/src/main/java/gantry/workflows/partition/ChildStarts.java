package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.definition.MapState;
import gantry.states.definition.State;
import gantry.states.interpreter.Event;
import gantry.states.interpreter.ExecutionHeader;
import gantry.states.interpreter.Frame;
import gantry.states.interpreter.ItemBatch;
import gantry.states.interpreter.ItemInput;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunItems;
import gantry.states.interpreter.Surroundings;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.arn.Qualifiers;
import gantry.workflows.engine.ChildRevisions;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.maprun.Membership;
import gantry.workflows.maprun.Stage;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the items of a map run become children, as long as there is room: their start and the map
 * run's cursor are one batch, so each item's child begins exactly once. Part of a {@link Turn}.
 */
final class ChildStarts {
    /** Of one map run in a turn: enough to share a commit, few enough to let others have theirs. */
    private static final int MAX_STARTS = 250;

    /** Items of an input that are laid ready at once. */
    private static final int ITEMS_AT_ONCE = 1_000;

    /** With fewer items than these in hand the next are read. */
    private static final int FEW_ITEMS = 500;

    private static final String CHANGED = "The data set changed while its items were read.";

    private final Turn turn;
    private final Partition partition;
    private final PendingBatch batch;
    private final Lookup lookup;
    private final ExpressChildren express;
    private final long nowMs;
    private final RandomGenerator random;

    ChildStarts(
            Turn turn,
            Partition partition,
            PendingBatch batch,
            Lookup lookup,
            ExpressChildren express,
            long nowMs,
            RandomGenerator random) {
        this.turn = turn;
        this.partition = partition;
        this.batch = batch;
        this.lookup = lookup;
        this.express = express;
        this.nowMs = nowMs;
        this.random = random;
    }

    /** What children are made by. */
    private record Maker(
            OpenMapRun open,
            Resident parent,
            MapState state,
            MachineRevision revision,
            MapRunItems items) {}

    /**
     * Starts children while there is room, some at a time.
     *
     * @return whether more could start at once
     */
    boolean startSome(OpenMapRun open) {
        Maker maker = maker(open);
        if (maker == null) {
            return false;
        }
        int left = MAX_STARTS;
        while (left > 0 && !maker.items().isSpent() && canStart(open)) {
            layReady(maker);
            if (!startNext(maker)) {
                break;
            }
            left--;
        }
        if (isShort(open)) {
            open.move(open.run.failed(MapRunFailure.ITEM_READER_FAILED, CHANGED, nowMs));
        }
        boolean hasRoom = !open.isWaiting; // else it is told, and looks then
        return (left == 0 || (hasRoom && maker.items().isSpent())) && canStart(open);
    }

    /** Whether items are to be read. */
    static boolean wantsItems(OpenMapRun open) {
        return open.plan.reader() != null
                && open.run.stage() == Stage.STARTING
                && !open.isRead
                && open.items.size() < FEW_ITEMS;
    }

    private static boolean canStart(OpenMapRun open) {
        return open.run.stage() == Stage.STARTING
                && open.run.room() > 0
                && open.run.pendingItems() > 0;
    }

    /** Whether there are fewer items than were counted. */
    private static boolean isShort(OpenMapRun open) {
        return open.run.stage() == Stage.STARTING
                && open.isRead
                && open.items.isEmpty()
                && open.batch == null
                && open.run.pendingItems() > 0;
    }

    /** Of the Map state; empty if its execution does not wait for it any more. */
    String stateName(OpenMapRun open) {
        Maker maker = maker(open);
        return maker == null ? "" : maker.state().name();
    }

    private @Nullable Maker maker(OpenMapRun open) {
        Resident parent = lookup.find(open.parentId);
        Frame frame = parent == null ? null : parent.execution().findFrame(open.frameNo);
        if (parent == null || frame == null || parent.isClosed()) {
            return null;
        }
        State state = parent.revision.machine().requireState(frame.state());
        if (!(state instanceof MapState map)) {
            throw new IllegalStateException(open.arn + " is of a " + state.type());
        }
        return new Maker(
                open,
                parent,
                map,
                ChildRevisions.of(parent.revision, map.path()),
                items(parent, open.frameNo));
    }

    MapRunItems items(Resident parent, int frameNo) {
        return new MapRunItems(
                parent.revision.machine(),
                parent.execution(),
                frameNo,
                new Surroundings(nowMs, random, turn.tokens(parent.id)));
    }

    /** Items of an input are there: some more of them are laid ready. */
    private static void layReady(Maker maker) {
        OpenMapRun open = maker.open();
        if (open.plan.reader() != null || open.isRead || !open.items.isEmpty()) {
            return;
        }
        int size = maker.items().size();
        int from = Math.toIntExact(open.run.items().begun()) + open.batchSize();
        int to = Math.min(size, from + ITEMS_AT_ONCE);
        for (MapRunItem item : maker.items().items(Math.min(from, to), to)) {
            open.items.add(new MapRunNews.ReadItem(item, ""));
        }
        open.isRead = to == size;
    }

    /** Starts one child; false if there is no room or no item, or the map run has failed. */
    private boolean startNext(Maker maker) {
        return maker.open().plan.batch() == null ? startItem(maker) : startBatch(maker);
    }

    private boolean startItem(Maker maker) {
        MapRunNews.ReadItem next = maker.open().items.peek();
        Payload input = next == null ? null : input(maker, maker.items().input(next.item()));
        if (next == null || input == null || !begin(maker, input, 1, next.cursorAfter())) {
            return false;
        }
        maker.open().items.poll();
        return true;
    }

    /** Fills a batch, over several turns if its items must be read first. */
    private boolean startBatch(Maker maker) {
        OpenMapRun open = maker.open();
        while (true) {
            layReady(maker);
            ItemBatch filled = open.batch;
            MapRunNews.ReadItem next = open.items.peek();
            if (filled != null && (filled.isFull() || (next == null && open.isRead))) {
                return begin(maker, filled);
            }
            if (maker.items().isSpent()) {
                return false; // it is filled on in the next turn
            }
            Payload item = next == null ? null : input(maker, maker.items().input(next.item()));
            if (next == null || item == null) {
                return false;
            }
            if (filled == null) {
                filled = newBatch(open);
            }
            if (!filled.add(item)) {
                return begin(maker, filled);
            }
            open.items.poll();
            open.batchCursor = next.cursorAfter();
        }
    }

    private static ItemBatch newBatch(OpenMapRun open) {
        var plan = open.plan.batch();
        if (plan == null) {
            throw new IllegalStateException(open.arn + " has no batches");
        }
        var fresh = new ItemBatch(plan);
        open.batch = fresh;
        return fresh;
    }

    private boolean begin(Maker maker, ItemBatch filled) {
        OpenMapRun open = maker.open();
        Payload input = input(maker, filled.input());
        if (input == null || !begin(maker, input, filled.size(), open.batchCursor)) {
            return false;
        }
        open.batch = null;
        return true;
    }

    /** The input; null if it cannot be made: that fails the map run. */
    private @Nullable Payload input(Maker maker, ItemInput made) {
        return switch (made) {
            case ItemInput.Made(var payload) -> payload;
            case ItemInput.Failed(var error, var cause) -> {
                maker.open().move(maker.open().run.failed(error, cause, nowMs));
                yield null;
            }
        };
    }

    private boolean begin(Maker maker, Payload input, int itemCount, String cursorAfter) {
        OpenMapRun open = maker.open();
        if (itemCount > open.run.pendingItems()) {
            open.move(open.run.failed(MapRunFailure.ITEM_READER_FAILED, CHANGED, nowMs));
            return false;
        }
        boolean isExpress = open.run.shape().isExpress();
        if (isExpress && !express.tryTakeRoom(open)) {
            return false;
        }
        long firstItem = open.run.items().begun();
        Resident child = child(maker, input, firstItem, itemCount);
        open.move(open.run.started(itemCount, cursorAfter));
        if (isExpress) {
            express.begin(child);
        } else {
            batch.opened++;
            partition.setting.open().add(1);
            turn.advance(child, new Event.Started());
        }
        return true;
    }

    private Resident child(Maker maker, Payload input, long firstItem, int itemCount) {
        OpenMapRun open = maker.open();
        ExecutionArn arn = arn(open);
        ExecutionHeader header = header(maker.parent(), arn, input);
        long id = partition.ids.next(nowMs);
        var child =
                new Resident(
                        id,
                        arn,
                        maker.revision(),
                        Qualifiers.NONE,
                        maker.parent().traceHeader,
                        new Membership(open.id, firstItem, itemCount),
                        partition.setting.semantics().begin(maker.revision().machine(), header),
                        new Ledger(id, Map.of(), 1));
        partition.residents.add(child);
        return child;
    }

    private ExecutionHeader header(Resident parent, ExecutionArn arn, Payload input) {
        ExecutionHeader outer = parent.execution().header();
        return new ExecutionHeader(
                arn.toString(),
                arn.ownName(),
                arn.stateMachineArn().toString(),
                outer.stateMachineName(), // without the label (measured)
                outer.roleArn(),
                outer.region(),
                arn.isExpress(),
                nowMs,
                input);
    }

    private ExecutionArn arn(OpenMapRun open) {
        var machine = open.arn.stateMachineArn();
        return open.run.shape().isExpress()
                ? partition.childNames.express(
                        machine, ChildNames.name(nowMs, random), nowMs, random)
                : partition.childNames.standard(machine, nowMs, random);
    }
}
