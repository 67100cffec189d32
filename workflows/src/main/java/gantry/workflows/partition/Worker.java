package gantry.workflows.partition;

import gantry.store.StoreException;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A platform thread that drives some partitions, all from one mailbox. */
final class Worker implements Runnable {
    private static final System.Logger LOG = System.getLogger(Worker.class.getName());
    private static final int MAX_MAIL = 10_000;

    /** It looks at the clock at least this often, since a wall clock may jump. */
    private static final long MAX_WAIT_MS = 1_000;

    private final Mailbox mailbox;
    private final Map<Integer, Driver> drivers;
    private final Clock clock;
    private final Consumer<List<StoreException>> opened;
    private boolean isStopping;

    /**
     * Drives these partitions.
     *
     * @param opened called once each of them was tried to be opened, with what the database's
     *     damage made fail
     */
    Worker(
            Mailbox mailbox,
            Map<Integer, Driver> drivers,
            Clock clock,
            Consumer<List<StoreException>> opened) {
        this.mailbox = mailbox;
        this.drivers = drivers;
        this.clock = clock;
        this.opened = opened;
    }

    @Override
    public void run() {
        var mail = new ArrayList<Mail>();
        try {
            begin();
            while (!isDone()) {
                mail.clear();
                mailbox.take(mail, waitMs(), MAX_MAIL);
                work(mail);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A worker of the engine ended by a defect; restart Gantry", e);
            throw e;
        }
    }

    /** Opens its partitions. */
    void begin() {
        drivers.values().forEach(driver -> guarded(driver, Driver::work));
        opened.accept(damage());
    }

    private List<StoreException> damage() {
        var found = new ArrayList<StoreException>();
        for (Driver driver : drivers.values()) {
            StoreException damage = driver.damage();
            if (damage != null) {
                found.add(damage);
            }
        }
        return found;
    }

    /** Whether it was told to stop and nothing is left to do. */
    boolean isDone() {
        return isStopping && drivers.values().stream().allMatch(Driver::isIdle);
    }

    /** Does what came, and what is due. */
    void work(List<Mail> mail) {
        Set<Driver> awake = new LinkedHashSet<>();
        for (Mail each : mail) {
            switch (each) {
                case Mail.Order(var no, var command) ->
                        run(no, awake, driver -> driver.accept(command));
                case Mail.Committed(var no, var batchNo) ->
                        run(no, awake, driver -> driver.committed(batchNo));
                case Mail.RolledBack(var no, var batchNo, var reason) ->
                        run(no, awake, driver -> driver.rolledBack(batchNo, reason));
                case Mail.Tick() -> awake.addAll(drivers.values());
                case Mail.Stop() -> {
                    isStopping = true;
                    drivers.values().forEach(Driver::stopping);
                    awake.addAll(drivers.values());
                }
            }
        }
        long nowMs = clock.nowMs();
        boolean isAnswered = true;
        for (Driver driver : drivers.values()) {
            if (awake.contains(driver) || driver.nextAtMs(nowMs) <= nowMs) {
                // Each that asked would wait for seconds, and all mail with it.
                guarded(driver, isAnswered ? Driver::work : Driver::standBy);
                isAnswered &= !driver.isUnanswered();
            }
        }
    }

    private void run(int partition, Set<Driver> awake, Consumer<Driver> action) {
        Driver driver = driver(partition);
        awake.add(driver);
        guarded(driver, action);
    }

    /** A partition whose books do not agree must not take the others down. */
    private static void guarded(Driver driver, Consumer<Driver> action) {
        try {
            action.accept(driver);
        } catch (RuntimeException | StackOverflowError e) {
            driver.failed(e);
        }
    }

    /** How long it may wait for mail. */
    long waitMs() {
        long nowMs = clock.nowMs();
        long nextAtMs = nowMs + MAX_WAIT_MS;
        for (Driver driver : drivers.values()) {
            nextAtMs = Math.min(nextAtMs, driver.nextAtMs(nowMs));
        }
        return nextAtMs - nowMs;
    }

    private Driver driver(int partition) {
        Driver driver = drivers.get(partition);
        if (driver == null) {
            throw new IllegalStateException("Partition " + partition + " has another worker");
        }
        return driver;
    }
}
