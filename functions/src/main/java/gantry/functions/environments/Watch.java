package gantry.functions.environments;

import gantry.functions.processes.MemoryMeter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that looks at time and memory: often while functions work, now and then while none
 * does.
 */
final class Watch implements AutoCloseable {
    private static final long BUSY_NANOS = Duration.ofMillis(50).toNanos();
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();

    private final Environments environments;
    private final MemoryMeter meter;
    private final Thread thread;
    private volatile boolean quiet;
    private volatile boolean closed;

    Watch(Environments environments, Clocks clocks) {
        this.environments = environments;
        this.meter = new MemoryMeter(clocks.nanoTime());
        this.thread = Thread.ofPlatform().name("functions-watch").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to look at. */
    void wake() {
        if (quiet) {
            quiet = false;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        boolean wasActive = true;
        while (!closed) {
            quiet = true; // before looking, so that what comes meanwhile wakes us
            List<Environment> all = environments.all();
            List<Environment> active = all.stream().filter(Environment::isActive).toList();
            if (!active.isEmpty()) {
                meter.measure(active, Environment::measured);
            }
            all.forEach(Environment::tick);
            environments.evictIdle();
            boolean often = wasActive || !active.isEmpty(); // once more, for what was held back
            wasActive = !active.isEmpty();
            LockSupport.parkNanos(often ? BUSY_NANOS : QUIET_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
