package gantry.workflows.partition;

import gantry.workflows.arn.ExecutionArn;
import gantry.workflows.engine.MachineRevision;
import gantry.workflows.store.StoredExecution;
import gantry.workflows.store.StoredMapRun;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a turn may need and the partition's memory does not hold, read from the committed store
 * before it.
 *
 * @param ids of the executions asked for by ARN that exist
 * @param executions of those asked for by id that exist
 * @param unreadable ids of those whose rows cannot be understood; they are left as they are
 * @param revisions that these executions pin, by key; without those that cannot be loaded
 * @param activities ARNs of those that exist, of all that the machines concerned name
 * @param mapRuns the last one of each frame, of executions that are to be redriven
 * @param closed when they closed, of executions that are to be removed and are closed on disk
 */
public record Loaded(
        Map<ExecutionArn, Long> ids,
        Map<Long, StoredExecution> executions,
        Set<Long> unreadable,
        Map<String, MachineRevision> revisions,
        Set<String> activities,
        Map<Long, List<StoredMapRun>> mapRuns,
        Map<Long, Long> closed) {
    public static final Loaded NOTHING =
            new Loaded(Map.of(), Map.of(), Set.of(), Map.of(), Set.of(), Map.of(), Map.of());
}
