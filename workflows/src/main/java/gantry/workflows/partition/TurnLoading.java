package gantry.workflows.partition;

import gantry.states.definition.StateMachine;
import gantry.store.StoreException;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads before a turn what it may ask: all in one read transaction. Confined to one worker.
 *
 * <p>It runs on the worker between two turns, so nothing that was read is older than a commit which
 * the partition has heard of; what it has not heard of is still in its memory.
 */
final class TurnLoading {
    private static final System.Logger LOG = System.getLogger(TurnLoading.class.getName());

    private final Doors doors;
    private final NamedActivities activities;

    TurnLoading(Doors doors) {
        this.doors = doors;
        this.activities = new NamedActivities(doors.activities());
    }

    Loaded load(Partition partition, List<Command> commands) {
        Wants wants = partition.wants(commands);
        Map<ExecutionArn, Long> ids = doors.reads().findIds(partition.no, wants.arns());
        Set<Long> toLoad = new HashSet<>(wants.executions());
        toLoad.addAll(ids.values());
        toLoad.removeIf(id -> partition.findMachine(id) != null);
        var unreadable = new HashSet<Long>();
        Map<Long, StoredExecution> executions =
                doors.reads()
                        .load(
                                partition.no,
                                toLoad,
                                (id, defect) -> {
                                    unreadable.add(id);
                                    LOG.log(
                                            Level.ERROR,
                                            "The rows of execution " + id + " cannot be understood",
                                            defect);
                                });
        Map<String, MachineRevision> revisions = revisions(commands, executions);
        return new Loaded(
                ids,
                executions,
                unreadable,
                revisions,
                activities.existing(machines(partition, commands, revisions)),
                mapRuns(partition, wants, ids),
                doors.reads().closed(partition.no, wants.removed()));
    }

    private Map<Long, List<StoredMapRun>> mapRuns(
            Partition partition, Wants wants, Map<ExecutionArn, Long> ids) {
        var mapRuns = new HashMap<Long, List<StoredMapRun>>();
        for (ExecutionArn arn : wants.redriven()) {
            Long id = partition.findId(arn);
            Long found = id == null ? ids.get(arn) : id;
            if (found != null) {
                mapRuns.put(found, doors.reads().latestMapRuns(partition.no, found));
            }
        }
        return mapRuns;
    }

    private Map<String, MachineRevision> revisions(
            List<Command> commands, Map<Long, StoredExecution> executions) {
        var keys = new HashSet<String>();
        executions.values().forEach(each -> keys.add(each.row().revisionKey()));
        for (Command command : commands) {
            if (command instanceof Command.Revive(var entry)) {
                keys.add(entry.revisionKey());
            }
        }
        var revisions = new HashMap<String, MachineRevision>();
        keys.forEach(key -> addRevision(key, revisions));
        return revisions;
    }

    /** One that cannot be loaded is the end of its executions, not of the partition's work. */
    private void addRevision(String key, Map<String, MachineRevision> revisions) {
        try {
            revisions.put(key, doors.revisions().requireRevision(key));
        } catch (StoreException e) {
            throw e; // the store's trouble, not the revision's: it is tried again
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.ERROR, "The revision " + key + " cannot be loaded", e);
        }
    }

    /** Those whose tasks may be scheduled. */
    private static Set<StateMachine> machines(
            Partition partition, List<Command> commands, Map<String, MachineRevision> revisions) {
        var machines = new HashSet<StateMachine>();
        revisions.values().forEach(revision -> machines.add(revision.machine()));
        for (Command command : commands) {
            if (command instanceof Command.Start start) {
                machines.add(start.start().revision().machine());
            }
            @Nullable StateMachine machine =
                    command instanceof Command.Redrive(var redrive, _)
                            ? partition.findMachine(redrive.arn())
                            : partition.findMachine(Command.executionId(command));
            if (machine != null) {
                machines.add(machine);
            }
        }
        partition.childMachines(machines::add);
        return machines;
    }
}
