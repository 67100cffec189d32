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
import java.util.LinkedHashSet;
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

    /**
     * Ours: what a turn may load, if less than a partition keeps in memory. Many large executions
     * that wait for one moment must not come at once; the same moment may be that of all
     * partitions, each with two batches under way.
     */
    static final long LEAST_BYTES = 1L << 20;

    private final Doors doors;
    private final NamedActivities activities;

    /** Commands, and what they need. */
    record Ready(List<Command> commands, Loaded loaded) {}

    TurnLoading(Doors doors) {
        this.doors = doors;
        this.activities = new NamedActivities(doors.activities());
    }

    /** The first of these commands, as many as may come into memory at once. */
    Ready load(Partition partition, List<Command> commands) {
        return load(partition, commands, Math.max(LEAST_BYTES, partition.setting.maxWeight()));
    }

    private Ready load(Partition partition, List<Command> commands, long maxBytes) {
        Wants wants = partition.wants(commands);
        Map<ExecutionArn, Long> ids = doors.reads().findIds(partition.no, wants.arns());
        Set<Long> toLoad = toLoad(partition, wants, ids);
        var unreadable = new HashSet<Long>();
        Map<Long, StoredExecution> executions =
                doors.reads()
                        .load(
                                partition.no,
                                toLoad,
                                maxBytes,
                                (id, defect) -> {
                                    unreadable.add(id);
                                    LOG.log(
                                            Level.ERROR,
                                            "The rows of execution " + id + " cannot be understood",
                                            defect);
                                });
        Set<Long> left = left(toLoad, executions, maxBytes);
        int count = left.isEmpty() ? commands.size() : countBefore(left, partition, commands, ids);
        if (count == 0) { // one that alone is more comes all the same, by itself
            return load(partition, commands.subList(0, 1), Long.MAX_VALUE);
        }
        List<Command> ready = commands.subList(0, count);
        Map<String, MachineRevision> revisions = revisions(ready, executions);
        return new Ready(
                ready,
                new Loaded(
                        ids,
                        executions,
                        unreadable,
                        revisions,
                        activities.existing(machines(partition, ready, revisions)),
                        mapRuns(partition, wants, ids),
                        doors.reads().closed(partition.no, wants.removed())));
    }

    private static Set<Long> toLoad(Partition partition, Wants wants, Map<ExecutionArn, Long> ids) {
        Set<Long> toLoad = new LinkedHashSet<>(ids.values());
        toLoad.addAll(wants.executions());
        toLoad.removeIf(id -> partition.findMachine(id) != null);
        return toLoad;
    }

    /** Those behind the one with which the bytes were full. */
    private static Set<Long> left(
            Set<Long> toLoad, Map<Long, StoredExecution> executions, long maxBytes) {
        long bytes = 0;
        var left = new HashSet<Long>();
        for (Long id : toLoad) {
            StoredExecution execution = executions.get(id);
            if (bytes >= maxBytes) {
                left.add(id);
            } else if (execution != null) {
                bytes += execution.bytes();
            }
        }
        return left;
    }

    /** How many commands come before the first that needs one of these. */
    private static int countBefore(
            Set<Long> left,
            Partition partition,
            List<Command> commands,
            Map<ExecutionArn, Long> ids) {
        for (int i = 0; i < commands.size(); i++) {
            Wants wants = partition.wants(commands.subList(i, i + 1));
            if (wants.executions().stream().anyMatch(left::contains)
                    || wants.arns().stream().map(ids::get).anyMatch(left::contains)) {
                return i;
            }
        }
        return commands.size();
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
