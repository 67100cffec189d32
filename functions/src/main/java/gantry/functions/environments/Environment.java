package gantry.functions.environments;

import gantry.functions.folders.FunctionVersion;
import gantry.functions.logs.LogStream;
import gantry.functions.processes.ExitReason;
import gantry.functions.processes.MemoryMeter;
import gantry.functions.processes.ResidentMemory;
import gantry.functions.runtimeapi.HandedOver;
import gantry.functions.runtimeapi.RuntimeEvents;
import gantry.operations.Cancellation;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One process that runs one function, one invocation at a time. What happens comes from three
 * sides: the pool gives it invocations, its runtime asks and answers, the watch tells time and
 * memory; all of it meets under one lock, and whatever leads out of here is called after it.
 */
final class Environment implements RuntimeEvents, MemoryMeter.Measured {
    private static final long OUTPUT_GRACE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long ASKS_WITHIN_NANOS = Duration.ofMillis(100).toNanos();

    /** Where it stands; goes round from IDLE to FINISHING, and to ENDED from everywhere. */
    private enum Phase {
        STARTING,
        IDLE,
        RUNNING,
        /** It has answered, and will ask for more soon: it may be given one meanwhile. */
        FINISHING,
        ENDED
    }

    private final FunctionVersion function;
    private final EnvironmentPool pool;
    private final Clocks clocks;
    private final FunctionLimits limits;
    private final LogStream stream;
    private final InvocationLog log;
    private final long startedNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch running = new CountDownLatch(1);
    private volatile @Nullable RunningParts started;

    private Phase phase = Phase.STARTING;
    private @Nullable Invocation invocation;
    private long assignedNanos;
    private long handedNanos;
    private long idleSinceNanos;
    private long initNanos;
    private boolean initReported;
    private int asking; // calls of next under way
    private volatile long maxMemoryBytes;

    /** One that has no process yet, and its first invocation. */
    Environment(
            FunctionVersion function,
            Invocation first,
            LogStream stream,
            EnvironmentPool pool,
            Clocks clocks,
            FunctionLimits limits) {
        this.function = function;
        this.invocation = first;
        this.stream = stream;
        this.pool = pool;
        this.clocks = clocks;
        this.limits = limits;
        this.log = new InvocationLog(stream, function.settings().memoryMb());
        this.startedNanos = clocks.nanos();
        this.assignedNanos = startedNanos;
        first.runsIn(this);
    }

    /** Starter: the process is there. */
    void runs(RunningParts parts) {
        started = parts;
        running.countDown();
    }

    LogStream stream() {
        return stream;
    }

    FunctionVersion function() {
        return function;
    }

    @Override
    public ResidentMemory memory() {
        RunningParts parts = started;
        if (parts == null) {
            throw new IllegalStateException("Measured before it runs");
        }
        return parts.memory();
    }

    /** Whether it waits for an invocation. */
    boolean isFree() {
        lock.lock();
        try {
            return isBetween(phase) && invocation == null;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isBetween(Phase phase) {
        return phase == Phase.IDLE || phase == Phase.FINISHING;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** Pool: it is to run this one next. False if it has ended meanwhile. */
    boolean assign(Invocation next) {
        lock.lock();
        try {
            if (!isBetween(phase) || invocation != null) {
                return false;
            }
            invocation = next;
            assignedNanos = clocks.nanos();
            next.runsIn(this);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable HandedOver next(Cancellation gone) {
        boolean idle;
        lock.lock();
        try {
            if (phase == Phase.RUNNING) {
                throw new NotAllowedNow();
            }
            ready();
            idle = invocation == null;
            asking++;
        } finally {
            lock.unlock();
        }
        try {
            if (idle) {
                pool.free(this);
            }
            return awaitInvocation(gone);
        } finally {
            asksNoMore();
        }
    }

    private void asksNoMore() {
        lock.lock();
        try {
            asking--;
        } finally {
            lock.unlock();
        }
    }

    private void ready() {
        if (phase == Phase.STARTING) {
            initNanos = Math.max(1, clocks.nanos() - startedNanos);
        }
        if (phase != Phase.ENDED) {
            phase = Phase.IDLE;
            idleSinceNanos = clocks.nanos();
        }
    }

    private @Nullable HandedOver awaitInvocation(Cancellation gone) {
        try (var _ = gone.onCancel(this::wake)) {
            while (true) {
                HandedOver handed = null;
                lock.lock();
                try {
                    while (phase == Phase.IDLE && invocation == null && !gone.isCancelled()) {
                        changed.await();
                    }
                    Invocation mine = invocation;
                    if (phase != Phase.IDLE || gone.isCancelled() || mine == null) {
                        return null;
                    }
                    if (mine.isDone()) {
                        invocation = null; // its caller left before it began
                    } else {
                        handed = handOver(mine);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                } finally {
                    lock.unlock();
                }
                if (handed != null) {
                    log.begin(handed.event().requestId(), maxMemoryBytes);
                    return handed;
                }
                pool.free(this);
            }
        }
    }

    private HandedOver handOver(Invocation mine) {
        phase = Phase.RUNNING;
        handedNanos = clocks.nanos();
        return new HandedOver(mine.event(), clocks.millis() + timeout().toMillis());
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean succeed(String requestId, byte[] payload) {
        return finish(requestId, new Outcome.Answered(new String(payload, StandardCharsets.UTF_8)));
    }

    @Override
    public boolean fail(String requestId, byte[] error) {
        return finish(requestId, new Outcome.Failed(new String(error, StandardCharsets.UTF_8)));
    }

    @Override
    public boolean failTooLarge(String requestId) {
        return finish(requestId, Failures.responseTooLarge());
    }

    private boolean finish(String requestId, Outcome outcome) {
        Invocation mine;
        lock.lock();
        try {
            mine = invocation;
            if (phase != Phase.RUNNING
                    || mine == null
                    || !mine.event().requestId().equals(requestId)) {
                return false;
            }
            phase = Phase.FINISHING;
            invocation = null;
            idleSinceNanos = clocks.nanos();
            logEnd(requestId, List.of());
        } finally {
            lock.unlock();
        }
        pool.free(this); // before its caller knows: who calls one after the other needs one process
        mine.complete(outcome);
        return true;
    }

    private void logEnd(String requestId, List<String> why) {
        long now = clocks.nanos();
        log.end(requestId, why, now - handedNanos, initReported ? 0 : initNanos, now);
        initReported = true;
    }

    @Override
    public boolean failInit(byte[] error) {
        lock.lock();
        try {
            if (phase != Phase.STARTING) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        end(Ending.saying(error));
        return true;
    }

    /** The process has ended, whoever ended it. */
    void exited(ExitReason reason) {
        end(Ending.exited(reason));
    }

    /** Watch: some time has passed. */
    void tick() {
        long now = clocks.nanos();
        log.flushOlderThan(OUTPUT_GRACE_NANOS, now, maxMemoryBytes);
        if (isLate(now)) {
            end(Ending.timedOut(function.settings().timeoutSeconds()));
        } else {
            takeBackIfStuck(now);
        }
    }

    private boolean isLate(long now) {
        lock.lock();
        try {
            return switch (phase) {
                case STARTING -> now - startedNanos > initTime().toNanos();
                case RUNNING, FINISHING -> now - handedNanos > timeout().toNanos();
                case IDLE, ENDED -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    /** What it was given but has not asked for in a while, another process may have. */
    private void takeBackIfStuck(long now) {
        Invocation mine;
        boolean hasLeft;
        lock.lock();
        try {
            mine = invocation;
            // While it asks it will get it, however long this machine takes to hand it over.
            if (!isBetween(phase)
                    || asking > 0
                    || mine == null
                    || now - assignedNanos < ASKS_WITHIN_NANOS) {
                return;
            }
            invocation = null;
            hasLeft = phase == Phase.IDLE;
        } finally {
            lock.unlock();
        }
        pool.occupied(this);
        pool.again(mine);
        if (hasLeft) {
            retire(); // it asked, and left without an answer: it may never come back
        }
    }

    /** Watch: so much memory is held. */
    void measured(long bytes) {
        maxMemoryBytes = Math.max(maxMemoryBytes, bytes);
        long limit = ((long) function.settings().memoryMb() << 20) + limits.allowanceBytes();
        if (bytes > limit) {
            end(Ending.OUT_OF_MEMORY);
        }
    }

    /** Whether time and memory count now. */
    boolean isActive() {
        lock.lock();
        try {
            return started != null && (phase != Phase.IDLE || invocation != null);
        } finally {
            lock.unlock();
        }
    }

    private Duration timeout() {
        return Duration.ofSeconds(function.settings().timeoutSeconds());
    }

    /**
     * On Lambda an init that took longer than 10 s begins anew as part of the invocation, with the
     * function's time-out; here it may simply take that long.
     */
    private Duration initTime() {
        return timeout().compareTo(limits.init()) > 0 ? timeout() : limits.init();
    }

    /**
     * Pool: it is not needed any more.
     *
     * @return false if it is: it was given an invocation meanwhile, and works
     */
    boolean retire() {
        return end(Ending.UNNEEDED, false);
    }

    /** Pool: it is to end, whatever it does. */
    void stop() {
        end(Ending.UNNEEDED);
    }

    private void end(Ending ending) {
        end(ending, true);
    }

    private boolean end(Ending ending, boolean evenIfRunning) {
        Invocation mine;
        Phase before;
        lock.lock();
        try {
            before = phase;
            if (before == Phase.ENDED) {
                return true;
            }
            if (before == Phase.RUNNING && !evenIfRunning) {
                return false;
            }
            mine = invocation;
            phase = Phase.ENDED;
            invocation = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (mine != null && isBetween(before)) {
            pool.again(mine);
        } else if (mine != null) {
            if (before == Phase.STARTING) {
                handedNanos = clocks.nanos();
                log.begin(mine.event().requestId(), maxMemoryBytes);
            }
            logEnd(mine.event().requestId(), ending.logged());
            mine.complete(ending.outcome().apply(mine.event().requestId()));
        }
        Thread.ofVirtual().name("function-end").start(this::dismantle);
        return true;
    }

    private void dismantle() {
        try {
            running.await();
            RunningParts parts = started;
            if (parts != null) {
                parts.endProcess();
                log.flush(maxMemoryBytes);
                parts.http().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.gone(this);
        }
    }

    /** The end of a finished invocation's log, once its output has had a moment to arrive. */
    byte[] logTail(String requestId) throws InterruptedException {
        RunningParts parts = started;
        if (parts != null) {
            parts.awaitQuiet(clocks, 5 * OUTPUT_GRACE_NANOS);
        }
        log.flush(maxMemoryBytes);
        return log.tailOf(requestId);
    }
}
