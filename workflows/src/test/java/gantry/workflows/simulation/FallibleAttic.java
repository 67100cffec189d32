package gantry.workflows.simulation;

import gantry.workflows.store.Aged;
import gantry.workflows.store.Removals.Owner;

import java.util.List;

/** The attic of a {@link Disk}; what is asked of it fails now and then. */
record FallibleAttic(Disk disk) implements Attic {
    @Override
    public List<Aged> page(long afterId, long belowId, long closedUntilMs, int limit) {
        disk.mayFail("aged executions");
        return disk.store.aged(afterId, belowId, limit);
    }

    @Override
    public List<Owner> executions(int limit) {
        disk.mayFail("removals");
        return disk.store.removals.executions(limit);
    }

    @Override
    public void removeRows(List<Owner> executions, int maxRows) {
        disk.mayFail("removing rows");
        disk.store.removals.removeRows(executions, maxRows);
    }
}
