package gantry.workflows.partition;

import gantry.operations.AwsException;
import gantry.operations.InternalFailure;
import gantry.operations.ServiceUnavailable;
import gantry.store.StoreException;
import gantry.store.StoreException.Problem;
import gantry.workflows.errors.StoreDamaged;
import gantry.workflows.figures.EngineGauges.InPartitions;
import gantry.workflows.store.EngineBatch;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The loop around one partition: takes its commands, loads what they need, has it take a turn,
 * hands the batch to the store, and does what follows the commit. Confined to the worker that owns
 * it.
 */
final class Driver {
    private static final System.Logger LOG = System.getLogger(Driver.class.getName());

    /** One batch is being written while the next is computed; what comes then waits for a turn. */
    private static final int MAX_UNDER_WAY = 2;

    /** A turn's commands: enough to share a commit, few enough to let the others have theirs. */
    private static final int MAX_COMMANDS = 1_000;

    /** Once for all partitions. */
    static final Set<Problem> TOLD_BY_STORE =
            EnumSet.of(
                    Problem.FULL,
                    Problem.READ_ONLY,
                    Problem.DAMAGED,
                    Problem.UNREACHABLE,
                    Problem.ROLLED_BACK);

    private final int no;
    private final Setting setting;
    private final Doors doors;
    private final Mailbox mailbox;
    private final TurnLoading loading;
    private final Opening opening;
    private final Inbox inbox = new Inbox();
    private @Nullable Partition partition;
    private @Nullable Upkeep upkeep;
    private boolean isBroken;
    private boolean isStopping;
    private boolean awaitsSlot;
    private boolean isUnanswered;
    private final Pause pause;
    private volatile InPartitions held = InPartitions.NONE;

    Driver(int no, Setting setting, Doors doors, TurnLoading loading, Mailbox mailbox) {
        this.no = no;
        this.setting = setting;
        this.doors = doors;
        this.loading = loading;
        this.mailbox = mailbox;
        this.opening = new Opening(no, setting, doors);
        this.pause = new Pause(doors.clock());
    }

    void accept(Command command) {
        if (command instanceof Command.Wake) {
            awaitsSlot = false;
        }
        inbox.add(command);
    }

    /** Finishes what is there, begins nothing by itself. */
    void stopping() {
        isStopping = true;
    }

    /** Whether nothing is under way nor waiting. */
    boolean isIdle() {
        Partition open = partition;
        return inbox.isEmpty() && (open == null || open.batchesUnderWay() == 0);
    }

    /** When it wants to work unasked; {@link Long#MAX_VALUE} for never. */
    long nextAtMs(long nowMs) {
        Partition open = partition;
        if (open == null) {
            return nowMs + pause.leftMs();
        }
        if (isBroken || open.batchesUnderWay() >= MAX_UNDER_WAY) {
            return Long.MAX_VALUE;
        }
        if (!inbox.isEmpty()) {
            return nowMs + pause.leftMs();
        }
        Upkeep keeper = upkeep;
        if (keeper == null || isStopping) {
            return Long.MAX_VALUE;
        }
        long turnNowMs = open.nowMs(nowMs, doors.clock().nanos());
        return Math.max(nowMs + pause.leftMs(), keeper.nextAtMs(turnNowMs) - (turnNowMs - nowMs));
    }

    /** Takes turns as long as there is something to do and the store keeps up. */
    void work() {
        isUnanswered = false;
        long nowMs = doors.clock().nowMs();
        if (partition == null && pause.isOver()) {
            open(nowMs);
        }
        Partition open = partition;
        if (open == null || isBroken) {
            refuseCallers();
        } else if (open.batchesUnderWay() < MAX_UNDER_WAY && pause.isOver()) {
            List<Command> commands = gather(open.nowMs(nowMs, doors.clock().nanos()));
            if (!commands.isEmpty()) {
                turn(open, commands);
            }
        }
        tell(nowMs);
    }

    /** Whether the database did not answer when it worked last. */
    boolean isUnanswered() {
        return isUnanswered;
    }

    /**
     * Asks nothing of a database that has just not answered another; nor do callers wait for it.
     */
    void standBy() {
        if (pause.isOver()) {
            pause.begin();
        }
        refuseCallers();
        tell(doors.clock().nowMs());
    }

    private void tell(long nowMs) {
        Partition open = partition;
        held =
                open == null
                        ? InPartitions.NONE
                        : open.held(inbox.size(), open.nowMs(nowMs, doors.clock().nanos()));
    }

    /** What it held after it worked last; for any thread. */
    InPartitions held() {
        return held;
    }

    private void open(long nowMs) {
        try {
            var opened = opening.open(nowMs);
            isBroken = false;
            partition = opened.partition();
            upkeep = new Upkeep(opened.partition(), doors);
            inbox.addAll(opened.commands());
        } catch (StoreException e) {
            rest(e);
        }
    }

    /** Why it could not be opened and never will; null if it was or may yet be. */
    @Nullable StoreException damage() {
        return opening.damage();
    }

    /** What there is to do at a time of the turns' clock. */
    private List<Command> gather(long nowMs) {
        if (inbox.hasFirst()) {
            return inbox.takeFirst();
        }
        var commands = new ArrayList<Command>();
        try {
            Upkeep keeper = upkeep;
            if (keeper != null && !isStopping) {
                commands.addAll(keeper.gather(nowMs, MAX_COMMANDS / 2));
            }
        } catch (StoreException e) {
            rest(e);
        }
        inbox.take(commands, MAX_COMMANDS);
        return commands;
    }

    private void turn(Partition open, List<Command> gathered) {
        Partition.Turned turned;
        List<Command> commands = gathered;
        var event = new TurnEvent();
        event.begin();
        try {
            TurnLoading.Ready ready = loading.load(open, gathered);
            commands = ready.commands();
            inbox.putBackFirst(gathered.subList(commands.size(), gathered.size()));
            turned =
                    open.turn(
                            commands,
                            ready.loaded(),
                            doors.clock().nowMs(),
                            doors.clock().nanos(),
                            doors.random());
        } catch (StoreException e) {
            if (e.problem() == Problem.DAMAGED || e.problem() == Problem.FAILED) {
                meetFailure(commands, e);
                return;
            }
            inbox.putBack(commands);
            rest(e);
            if (isUnanswered) {
                refuseCallers(); // nobody knows for how long
            }
            return;
        } catch (RuntimeException | StackOverflowError e) {
            breakDown(commands, e);
            return;
        }
        event.end(no, commands.size(), turned);
        commands.forEach(this::countTaken);
        if (!isStopping) {
            // Else the next start finds them: their rows say that work is in hand.
            inbox.addAll(turned.followUps());
        }
        turned.effects().forEach(this::perform);
        EngineBatch batch = turned.batch();
        if (batch != null) {
            commit(batch);
        }
        awaitSlot(open);
    }

    private void rest(StoreException failure) {
        pause.begin();
        isUnanswered = failure.problem() == Problem.UNREACHABLE;
    }

    /** A slot that this partition was woken for and did not need goes to the next. */
    private void awaitSlot(Partition open) {
        if (open.backlog.isEmpty()) {
            setting.slots().passOn();
        } else if (!awaitsSlot) {
            awaitsSlot = true;
            setting.slots()
                    .whenFree(
                            () -> {
                                mailbox.post(new Mail.Order(no, new Command.Wake()));
                                return true;
                            });
        }
    }

    /**
     * Waiting mends no damage, nor a question that the database does not understand. Each command
     * is tried alone; whose caller needs what cannot be read is told so. What nobody waits for
     * rests upon damage: the next start finds its rows again. After another failure it is tried
     * again, behind the others.
     */
    private void meetFailure(List<Command> commands, StoreException failure) {
        if (commands.size() > 1) {
            inbox.putBackAlone(commands);
            return;
        }
        Command command = commands.getFirst();
        if (failure.problem() == Problem.DAMAGED) {
            turnAway(command, new StoreDamaged());
        } else if (Command.reply(command) != null) {
            turnAway(command, new InternalFailure(failure));
        } else {
            inbox.add(command);
            rest(failure);
        }
    }

    private void turnAway(Command command, AwsException reason) {
        countTaken(command);
        Command.refuse(command, reason);
        if (command instanceof Command.TakeActivity(var arn, _, _, var poller)) {
            perform(new AfterCommit.FreePoller(arn, poller));
        }
    }

    private void commit(EngineBatch batch) {
        var outcome = new CommitMail(mailbox, no, batch.number());
        try {
            doors.commits().commit(batch, outcome);
        } catch (StoreException e) {
            outcome.rolledBack(e);
        }
    }

    void committed(long batchNo) {
        Partition open = partition;
        if (open == null) {
            throw new IllegalStateException("Partition " + no + " is closed");
        }
        open.committed(batchNo).forEach(this::perform);
        pause.storeWorks();
        closeIfBroken(open);
    }

    /** Drops all memory once every batch that was computed upon this one is back. */
    void rolledBack(long batchNo, RuntimeException reason) {
        Partition open = partition;
        if (open == null) {
            throw new IllegalStateException("Partition " + no + " is closed");
        }
        if (!isBroken) {
            LOG.log(
                    reason instanceof StoreException e && TOLD_BY_STORE.contains(e.problem())
                            ? Level.DEBUG
                            : Level.WARNING,
                    "Partition {0} could not commit and starts anew: {1}",
                    no,
                    reason.getMessage());
        }
        isBroken = true;
        var rolledBack = open.rolledBack(batchNo, unavailable());
        rolledBack.effects().forEach(this::perform);
        inbox.addAll(rolledBack.repeat());
        closeIfBroken(open);
    }

    /** The books do not agree: the partition is opened anew. */
    void failed(Throwable defect) {
        breakDown(List.of(), defect);
    }

    /** A defect of ours outside any execution: nothing in memory can be relied on. */
    private void breakDown(List<Command> commands, Throwable defect) {
        LOG.log(Level.ERROR, "Partition " + no + " drops its memory after a defect", defect);
        isBroken = true;
        Partition open = partition;
        if (open == null) {
            pause.begin();
            return;
        }
        open.abandon(unavailable()).forEach(this::perform);
        commands.forEach(this::giveUp);
        closeIfBroken(open);
    }

    private void giveUp(Command command) {
        turnAway(command, unavailable());
        if (command instanceof Command.ExpressEnded || command instanceof Command.ChildEnded) {
            inbox.add(command);
        }
    }

    private void closeIfBroken(Partition open) {
        if (isBroken && open.batchesUnderWay() == 0) {
            isBroken = false;
            opening.dropped(open);
            partition = null;
            upkeep = null;
            pause.begin();
            doors.outside().rereadActivities();
        }
    }

    /** What is committed is committed: a defect in one effect must not keep back the others. */
    private void perform(AfterCommit effect) {
        try {
            doors.outside().perform(no, effect);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Partition " + no + " could not do what follows a commit", e);
        }
    }

    /** While it is closed, callers are told to try again; what comes from this node waits. */
    private void refuseCallers() {
        inbox.removeIf(
                command -> {
                    boolean isCaller = Command.refuse(command, unavailable());
                    if (isCaller) {
                        countTaken(command);
                    }
                    return isCaller;
                });
    }

    private void countTaken(Command command) {
        int bytes = Command.startBytes(command);
        if (bytes >= 0) {
            mailbox.startTaken(bytes);
        }
    }

    private static ServiceUnavailable unavailable() {
        return new ServiceUnavailable("The store cannot keep this now; please try again.");
    }
}
