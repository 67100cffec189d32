package gantry.workflows.simulation;

import gantry.workflows.partition.AfterCommit;
import gantry.workflows.partition.Outside;

/** The same, but for what is overridden. */
abstract class OtherOutside implements Outside {
    private final Outside outside;

    OtherOutside(Outside outside) {
        this.outside = outside;
    }

    @Override
    public void perform(int partition, AfterCommit effect) {
        outside.perform(partition, effect);
    }

    @Override
    public void rereadActivities() {
        outside.rereadActivities();
    }

    @Override
    public boolean isRunningExpress(long executionId) {
        return outside.isRunningExpress(executionId);
    }
}
