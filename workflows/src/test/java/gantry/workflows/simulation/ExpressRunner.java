package gantry.workflows.simulation;

import gantry.workflows.partition.AfterCommit;
import gantry.workflows.partition.Command;

import java.util.HashSet;
import java.util.Set;

/**
 * Runs the asynchronous Express executions of a process: nothing of a run is on disk, so that it
 * takes its time, and ends or dies with the process.
 */
final class ExpressRunner {
    private final Simulation world;
    private final Node node;
    private final Dice dice;
    private final Set<Long> running = new HashSet<>();

    ExpressRunner(Simulation world, Node node) {
        this.world = world;
        this.node = node;
        this.dice = world.extra.other();
    }

    void run(int partition, AfterCommit.RunExpress run) {
        if (node.isInterrupted()) {
            return; // the journal has it run by the next start
        }
        long id = run.entry().id();
        world.books.express.begun(run.entry(), running.contains(id));
        running.add(id);
        long micros =
                dice.oneIn(8)
                        ? dice.between(Agenda.SECOND, 100 * Agenda.SECOND)
                        : dice.between(100, 3 * Agenda.SECOND);
        node.later(micros, () -> end(partition, id));
    }

    private void end(int partition, long id) {
        if (!node.isInterrupted()) {
            world.books.express.ended(id);
            node.post(partition, new Command.ExpressEnded(id));
            running.remove(id);
        }
    }

    boolean isRunning(long id) {
        return running.contains(id);
    }

    boolean isIdle() {
        return running.isEmpty();
    }
}
