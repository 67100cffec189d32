package gantry.workflows.partition;

import gantry.states.definition.StateMachine;
import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.StoredExecution;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads before a turn what it may ask: one query a kind. Confined to one worker.
 *
 * <p>It runs on the worker between two turns, so nothing that was read is older than a commit which
 * the partition has heard of; what it has not heard of is still in its memory.
 */
final class TurnLoading {
    private final Doors doors;
    private final KnownActivities activities;

    TurnLoading(Doors doors) {
        this.doors = doors;
        this.activities = new KnownActivities(doors.activities());
    }

    Loaded load(Partition partition, List<Command> commands) {
        Wants wants = partition.wants(commands);
        Map<ExecutionArn, Long> ids = doors.reads().findIds(partition.no, wants.arns());
        Set<Long> toLoad = new HashSet<>(wants.executions());
        toLoad.addAll(ids.values());
        toLoad.removeIf(id -> partition.findMachine(id) != null);
        Map<Long, StoredExecution> executions = doors.reads().load(partition.no, toLoad);
        Map<String, MachineRevision> revisions = revisions(commands, executions);
        askActivities(partition, commands, revisions);
        return new Loaded(ids, executions, revisions, activities.existing());
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
        keys.forEach(key -> revisions.put(key, doors.revisions().requireRevision(key)));
        return revisions;
    }

    private void askActivities(
            Partition partition, List<Command> commands, Map<String, MachineRevision> revisions) {
        var machines = new HashSet<StateMachine>();
        revisions.values().forEach(revision -> machines.add(revision.machine()));
        for (Command command : commands) {
            if (command instanceof Command.Start start) {
                machines.add(start.start().revision().machine());
            }
            @Nullable StateMachine machine = partition.findMachine(Command.executionId(command));
            if (machine != null) {
                machines.add(machine);
            }
        }
        long nowMs = doors.clock().nowMs();
        machines.forEach(machine -> activities.ask(machine, nowMs));
    }
}
