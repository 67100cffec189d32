package gantry.workflows.simulation;

import gantry.workflows.store.Aged;
import gantry.workflows.store.Removals.Owner;

import java.util.List;

/** What retention reads and removes: {@link gantry.workflows.store.Removals}, or stands for it. */
interface Attic {
    List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit);

    List<Owner> executions(int limit);

    void removeRows(List<Owner> executions, int maxRows);
}
