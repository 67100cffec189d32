package gantry.workflows.teststate;

import gantry.operations.Cancellation;
import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.states.interpreter.Execution;
import gantry.states.interpreter.Inspection;
import gantry.workflows.tasks.TaskHandlers;
import gantry.workflows.tasks.TaskRunner;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Runs tests of states, each on its caller's thread. Safe for any thread. */
public final class StateTests implements AutoCloseable {
    /**
     * At once; AWS lets an account begin one a second, of at most five minutes each (quotas page).
     */
    static final int MAX_RUNNING = 300;

    private final TaskRunner runner;
    private final InstantSource clock;
    private final Supplier<RandomGenerator> random;
    private final Semaphore places = new Semaphore(MAX_RUNNING);
    private final Set<StateRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;

    /**
     * How a test ended.
     *
     * @param inspection what was seen
     * @param end of its execution, which is closed unless the state would be retried
     */
    public record Tested(Inspection inspection, Execution end) {}

    /**
     * With what it takes.
     *
     * @param handlers of tasks that are not mocked
     * @param random makes generators, each for one thread
     */
    public StateTests(
            TaskHandlers handlers, InstantSource clock, Supplier<RandomGenerator> random) {
        this.runner = new TaskRunner(handlers);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Has a state work once; waits as long as the state does, at most five minutes.
     *
     * @param caller when it has gone the test ends
     * @throws ThrottlingException too many run
     * @throws ServiceUnavailable the server stops
     */
    public Tested run(StateTest test, Cancellation caller) {
        if (!places.tryAcquire()) {
            throw new ThrottlingException();
        }
        var run = new StateRun(test, runner, clock, random.get());
        try {
            running.add(run);
            if (isStopping) {
                run.stop();
            }
            return run.run(caller);
        } finally {
            running.remove(run);
            places.release();
        }
    }

    /** Ends what runs; who waits is told that the server stops. */
    @Override
    public void close() {
        isStopping = true;
        running.forEach(StateRun::stop);
        runner.close();
    }
}
