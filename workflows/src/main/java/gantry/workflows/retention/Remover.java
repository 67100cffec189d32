package gantry.workflows.retention;

import java.util.List;
import java.util.Map;

/** The way to the partitions, which own executions. */
@FunctionalInterface
public interface Remover {
    /**
     * Takes out those of these executions that closed before then and are at rest; returns once
     * that is on disk.
     *
     * @param byPartition ids by partition
     * @return how many
     */
    int remove(Map<Integer, List<Long>> byPartition, long closedBeforeMs);
}
