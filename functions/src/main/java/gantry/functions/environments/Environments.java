package gantry.functions.environments;

import gantry.functions.folders.FunctionVersion;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All environments, and the invocations that wait for one. A warm one of the right function is
 * taken, else one is started, else the longest idle one of another function makes room, else the
 * invocation waits its turn. Safe for any thread.
 */
public final class Environments implements EnvironmentPool, AutoCloseable {
    /** How often a warm environment may serve its own function before the oldest of all waits. */
    private static final int MAX_PASSED_OVER = 16;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(6);

    private final FunctionLimits limits;
    private final EnvironmentStarter starter;
    private final Clocks clocks;
    private final Watch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();

    private final Set<Environment> all = new LinkedHashSet<>();
    private final Deque<Environment> idle = new ArrayDeque<>(); // the latest used first
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Map<String, FunctionVersion> current = new HashMap<>();
    private final Set<Environment> ending = new HashSet<>(); // that make room for who waits
    private int slots; // environments that start, live or end
    private int passedOver;
    private boolean closed;

    public Environments(FunctionLimits limits, EnvironmentStarter starter, Clocks clocks) {
        this.limits = limits;
        this.starter = starter;
        this.clocks = clocks;
        this.watch = new Watch(this, clocks);
    }

    /** Has it run, now or when there is a place; its outcome may be there at once. */
    public void submit(Invocation invocation) {
        Runnable next;
        lock.lock();
        try {
            next = closed ? refuse(invocation) : place(invocation);
        } finally {
            lock.unlock();
        }
        next.run();
        watch.wake();
    }

    private static Runnable refuse(Invocation invocation) {
        return () -> invocation.complete(new Outcome.NotRun("The server stops."));
    }

    /** What is to be done for it once the lock is released. */
    private Runnable place(Invocation invocation) {
        FunctionVersion function = invocation.function();
        List<Environment> outdated = renew(function);
        Environment warm = takeIdle(function);
        Runnable next;
        if (warm != null) {
            next = () -> assign(warm, invocation);
        } else if (slots < limits.processes()) {
            slots++;
            next = () -> start(invocation);
        } else if (waiting.size() >= limits.waiting()) {
            next = () -> invocation.complete(new Outcome.Throttled());
        } else {
            waiting.addLast(invocation);
            Environment evicted = takeForRoom();
            next = () -> evict(evicted);
        }
        return () -> {
            outdated.forEach(Environment::retire);
            next.run();
        };
    }

    /** The longest idle one, if one more has to make room for who waits. */
    private @Nullable Environment takeForRoom() {
        Environment oldest = waiting.size() > ending.size() ? idle.pollLast() : null;
        if (oldest != null) {
            ending.add(oldest);
        }
        return oldest;
    }

    /** Ends it, or another if it was given an invocation meanwhile. */
    private void evict(@Nullable Environment chosen) {
        Environment next = chosen;
        while (next != null && !next.retire()) {
            lock.lock();
            try {
                ending.remove(next);
                next = takeForRoom();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The warm ones of another state of this function's files, now out of the books. */
    private List<Environment> renew(FunctionVersion function) {
        FunctionVersion before = current.put(function.settings().name(), function);
        if (before == null || before.equals(function)) {
            return List.of();
        }
        List<Environment> outdated = new ArrayList<>();
        idle.removeIf(
                one -> {
                    boolean old = isOf(one, function.settings().name());
                    if (old) {
                        outdated.add(one);
                    }
                    return old;
                });
        return outdated;
    }

    private static boolean isOf(Environment one, String name) {
        return one.function().settings().name().equals(name);
    }

    private @Nullable Environment takeIdle(FunctionVersion function) {
        for (var all = idle.iterator(); all.hasNext(); ) {
            Environment one = all.next();
            if (one.function().equals(function)) {
                all.remove();
                return one;
            }
        }
        return null;
    }

    /** One that died while it was idle is no reason to fail. */
    private void assign(Environment warm, Invocation invocation) {
        if (!warm.assign(invocation)) {
            submit(invocation);
        }
    }

    private void start(Invocation invocation) {
        Thread.ofVirtual().name("function-start").start(() -> startNow(invocation));
    }

    private void startNow(Invocation invocation) {
        Environment environment = starter.create(invocation, this);
        boolean late;
        lock.lock();
        try {
            late = closed;
            all.add(environment);
        } finally {
            lock.unlock();
        }
        String problem = starter.run(environment);
        if (problem != null) {
            invocation.complete(new Outcome.NotRun(problem));
            gone(environment);
        } else if (late) {
            environment.stop();
        }
    }

    private void freeSlot() {
        Runnable next;
        lock.lock();
        try {
            slots--;
            fewer.signalAll();
            next = serveOldest();
        } finally {
            lock.unlock();
        }
        next.run();
    }

    /** A place is free: whose turn is it? */
    private Runnable serveOldest() {
        while (!closed && slots < limits.processes()) {
            Invocation oldest = waiting.pollFirst();
            if (oldest == null) {
                break;
            }
            if (!oldest.isDone()) {
                slots++;
                return () -> start(oldest);
            }
        }
        return () -> {};
    }

    @Override
    public void free(Environment environment) {
        Runnable next;
        lock.lock();
        try {
            next = keep(environment);
        } finally {
            lock.unlock();
        }
        next.run();
    }

    @Override
    public void occupied(Environment environment) {
        lock.lock();
        try {
            idle.remove(environment);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void again(Invocation invocation) {
        submit(invocation);
    }

    private Runnable keep(Environment environment) {
        FunctionVersion function = environment.function();
        if (!environment.isFree()) {
            return () -> {}; // it was given one meanwhile, or ended
        }
        if (closed || !function.equals(current.get(function.settings().name()))) {
            return environment::retire;
        }
        waiting.removeIf(Invocation::isDone);
        Invocation oldest = waiting.peekFirst();
        Invocation own = oldest == null ? null : oldestOf(function);
        if (own != null && (own == oldest || passedOver < MAX_PASSED_OVER)) {
            passedOver = own == oldest ? 0 : passedOver + 1;
            waiting.remove(own);
            idle.remove(environment);
            return () -> assign(environment, own);
        }
        if (waiting.size() > ending.size()) {
            passedOver = 0;
            idle.remove(environment);
            ending.add(environment);
            return () -> evict(environment);
        }
        if (!idle.contains(environment)) {
            idle.addFirst(environment);
        }
        return () -> {};
    }

    private @Nullable Invocation oldestOf(FunctionVersion function) {
        for (Invocation one : waiting) {
            if (one.function().equals(function)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public void gone(Environment environment) {
        lock.lock();
        try {
            all.remove(environment);
            idle.remove(environment);
            ending.remove(environment);
        } finally {
            lock.unlock();
        }
        freeSlot();
    }

    /** The caller does not wait any more; what runs, runs on. */
    public void abandon(Invocation invocation) {
        invocation.complete(new Outcome.Abandoned());
        lock.lock();
        try {
            waiting.remove(invocation);
        } finally {
            lock.unlock();
        }
    }

    /** Those that live. */
    List<Environment> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** Ends what was idle for too long. */
    void evictIdle() {
        List<Environment> old = new ArrayList<>();
        lock.lock();
        try {
            long now = clocks.nanos();
            while (!idle.isEmpty()
                    && now - idle.getLast().idleSinceNanos() > limits.idle().toNanos()) {
                old.add(idle.removeLast());
            }
        } finally {
            lock.unlock();
        }
        old.forEach(Environment::retire);
    }

    /** Begins to look at time and memory. */
    public void start() {
        watch.start();
    }

    /** Ends everything; returns once it is gone. */
    @Override
    public void close() {
        List<Environment> alive;
        List<Invocation> unserved;
        lock.lock();
        try {
            closed = true;
            alive = List.copyOf(all);
            unserved = List.copyOf(waiting);
            waiting.clear();
            idle.clear();
        } finally {
            lock.unlock();
        }
        unserved.forEach(one -> refuse(one).run());
        alive.forEach(Environment::stop);
        awaitNone();
        watch.close();
    }

    private void awaitNone() {
        long left = CLOSE_TIMEOUT.toNanos();
        lock.lock();
        try {
            while (slots > 0 && left > 0) {
                left = fewer.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        if (left <= 0) {
            System.getLogger("gantry.functions")
                    .log(
                            System.Logger.Level.WARNING,
                            "Some functions did not end within {0} s",
                            TimeUnit.NANOSECONDS.toSeconds(CLOSE_TIMEOUT.toNanos()));
        }
    }
}
