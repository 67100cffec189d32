package gantry.workflows.simulation;

import static gantry.workflows.simulation.Violation.require;

import gantry.workflows.arn.ExpressExecutionArn;
import gantry.workflows.engine.Started;
import gantry.workflows.store.Change;
import gantry.workflows.store.EngineBatch;
import gantry.workflows.store.JournalEntry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of asynchronous Express executions: one that was acknowledged runs to its end at
 * least once, unless it was begun too often or is too old; none runs before that is durable, nor
 * twice at once.
 */
final class ExpressBooks {
    /** The first run and three after crashes (ours). */
    private static final int MAX_RUNS = 4;

    /** How long an Express execution may run (AWS, "Standard and Express workflow types"). */
    private static final long MAX_AGE_MS = 300_000;

    private final Simulation world;
    private final Map<Long, Known> byId = new HashMap<>();
    private final Map<String, Known> byArn = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /** One that was durable. */
    private static final class Known {
        JournalEntry entry;
        int begun;
        int ended;
        boolean isOver;

        Known(JournalEntry entry) {
            this.entry = entry;
        }
    }

    ExpressBooks(Simulation world) {
        this.world = world;
    }

    void durable(EngineBatch batch) {
        for (Change change : batch.changes()) {
            if (change instanceof Change.JournalPut(var entry)) {
                put(entry, batch.clockMs());
            } else if (change instanceof Change.JournalDeleted(var id)) {
                deleted(known(id), batch.clockMs());
            }
        }
    }

    private void put(JournalEntry entry, long nowMs) {
        String arn = entry.arn().toString();
        world.tell("journal " + entry.id() + " run " + entry.runs() + " of " + arn);
        require(!refused.contains(arn), "A start that was refused did not happen", arn);
        Known before = byId.get(entry.id());
        if (before == null || (before.isOver && !before.entry.arn().equals(entry.arn()))) {
            // Once nothing of it is on disk an id may be given again, after another start.
            require(entry.runs() == 1, "A first run comes first", arn);
            var known = new Known(entry);
            byId.put(entry.id(), known);
            require(byArn.put(arn, known) == null, "A run has one id", arn);
            return;
        }
        require(
                entry.equals(before.entry.again()),
                "It is the same that runs again, and each run counts",
                arn);
        require(
                entry.runs() <= MAX_RUNS && nowMs - entry.startedAtMs() < MAX_AGE_MS,
                "None is begun for ever",
                arn);
        before.entry = entry;
    }

    private void deleted(Known known, long nowMs) {
        world.tell("journal " + known.entry.id() + " is over");
        require(
                known.ended > 0
                        || known.entry.runs() >= MAX_RUNS
                        || nowMs - known.entry.startedAtMs() >= MAX_AGE_MS,
                "None is forgotten that did not end",
                known.entry.arn());
        known.isOver = true;
    }

    private Known known(long id) {
        Known known = byId.get(id);
        if (known == null) {
            throw new Violation("None runs or ends before it is durable", "" + id);
        }
        return known;
    }

    void startAcknowledged(ExpressExecutionArn arn, Started told) {
        Known known = byArn.get(arn.toString());
        require(
                known != null
                        && known.entry.startedAtMs() == told.startedAtMs()
                        && told.executionArn().equals(arn.toString()),
                "A start that was acknowledged is durable",
                arn);
    }

    void startRefused(ExpressExecutionArn arn) {
        refused.add(arn.toString());
        require(!byArn.containsKey(arn.toString()), "A start that was refused did not happen", arn);
    }

    void begun(JournalEntry entry, boolean isRunning) {
        Known known = known(entry.id());
        world.tell("express " + entry.id() + " run " + entry.runs());
        require(!isRunning, "None runs twice at once", entry.arn());
        require(entry.equals(known.entry), "A run begins once it is durable", entry.arn());
        require(++known.begun <= known.entry.runs(), "Each run begins once", entry.arn());
    }

    void ended(long id) {
        world.tell("express " + id + " ends");
        known(id).ended++;
    }

    /** Whether all are over. */
    boolean areAllOver() {
        return world.disk.store.isJournalEmpty();
    }

    int count() {
        return byArn.size();
    }
}
