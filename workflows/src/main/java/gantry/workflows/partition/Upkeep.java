package gantry.workflows.partition;

import gantry.workflows.store.JournalEntry;
import gantry.workflows.store.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a partition does unasked: takes up what the owner before had in hand, keeps the near future
 * in memory, lets deadlines come due, sends tasks that waited. Confined to the partition's worker.
 */
final class Upkeep {
    /** How far ahead moments are in memory. */
    private static final long HORIZON_MS = 60_000;

    /** How long before the horizon it is moved on. */
    private static final long REFILL_MS = 20_000;

    private static final int PAGE = 1_000;

    /** Before every row at 0: work in hand. */
    private static final Woken FIRST_IN_HAND = new Woken(Frames.IN_HAND, 0, -1);

    /** Behind every row at 0: moments. */
    private static final Woken FIRST_MOMENT = new Woken(Frames.IN_HAND, Long.MAX_VALUE, 0);

    private final Partition partition;
    private final Doors doors;
    private @Nullable Woken recovered = FIRST_IN_HAND;
    private Woken moment = FIRST_MOMENT;
    private boolean isJournalRead;
    private long journalRead;

    /** What was found; kept while a read fails, since it is found only once. */
    private final List<Command> found = new ArrayList<>();

    Upkeep(Partition partition, Doors doors) {
        this.partition = partition;
        this.doors = doors;
    }

    /** When there is something to do next. */
    long nextAtMs(long nowMs) {
        if (recovered != null || !isJournalRead) {
            return nowMs;
        }
        long refillAtMs = partition.timers.horizonMs() - REFILL_MS;
        Long timerAtMs = partition.timers.nextAtMs();
        return timerAtMs == null ? refillAtMs : Math.min(refillAtMs, timerAtMs);
    }

    /** Commands that nobody posted. */
    List<Command> gather(long nowMs, int limit) {
        if (partition.backlog.takeInStore()) {
            recovered = FIRST_IN_HAND;
        }
        recover();
        readJournal();
        if (nowMs >= partition.timers.horizonMs() - REFILL_MS) {
            readMoments(nowMs + HORIZON_MS);
        }
        var commands = new ArrayList<>(found);
        found.clear();
        for (Woken due : partition.timers.takeDue(nowMs, limit)) {
            commands.add(new Command.Due(due.executionId(), due.frameNo()));
        }
        commands.addAll(partition.backlog.take(Math.max(partition.setting.slots().free(), 0)));
        return commands;
    }

    private void recover() {
        Woken after = recovered;
        if (after == null) {
            return;
        }
        List<Woken> page = doors.reads().woken(partition.no, after, Frames.IN_HAND, PAGE);
        var ids = new LinkedHashSet<Long>();
        page.forEach(each -> ids.add(each.executionId()));
        ids.forEach(id -> found.add(new Command.Recover(id)));
        recovered = page.size() < PAGE ? null : page.getLast();
    }

    private void readJournal() {
        if (isJournalRead) {
            return;
        }
        List<JournalEntry> page = doors.reads().journal(partition.no, journalRead, PAGE);
        for (JournalEntry entry : page) {
            if (!doors.outside().isRunningExpress(entry.id())) {
                found.add(new Command.Revive(entry));
            }
            journalRead = entry.id();
        }
        isJournalRead = page.size() < PAGE;
    }

    /**
     * Reads on. Where a page ends inside one moment, that moment counts as near: a row of it that
     * is committed later comes into memory by itself.
     */
    private void readMoments(long untilMs) {
        List<Woken> page = doors.reads().woken(partition.no, moment, untilMs, PAGE);
        page.forEach(partition.timers::put);
        if (page.size() < PAGE) {
            partition.timers.extend(untilMs);
            moment = new Woken(untilMs, Long.MAX_VALUE, 0);
        } else {
            moment = page.getLast();
            partition.timers.extend(moment.wakeAtMs());
        }
    }
}
