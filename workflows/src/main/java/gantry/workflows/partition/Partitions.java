package gantry.workflows.partition;

import gantry.operations.ServiceUnavailable;
import gantry.operations.ThrottlingException;
import gantry.store.StoreException;
import gantry.workflows.figures.EngineGauges;
import gantry.workflows.figures.EngineGauges.Bounded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * All partitions of this node and the workers that drive them. Posting is safe for any thread;
 * {@link #start} and {@link #stop} belong to who built it.
 */
public final class Partitions {
    private static final long JOIN_MS = 10_000;

    private final int count;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final List<Driver> all = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch opened;
    private final Queue<StoreException> damage = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed = true;

    /**
     * Workers for so many partitions; partition n belongs to worker n modulo their number.
     *
     * @param doors makes what one worker reaches of the world
     */
    public Partitions(int count, int workers, Setting setting, DoorsOfWorker doors) {
        this.count = count;
        this.opened = new CountDownLatch(workers);
        for (int i = 0; i < workers; i++) {
            var mailbox = new Mailbox();
            Doors mine = doors.make();
            var loading = new TurnLoading(mine);
            Map<Integer, Driver> drivers = new HashMap<>();
            for (int no = i; no < count; no += workers) {
                var driver = new Driver(no, setting, mine, loading, mailbox);
                drivers.put(no, driver);
                all.add(driver);
            }
            var worker = new Worker(mailbox, drivers, mine.clock(), this::opened);
            mailboxes.add(mailbox);
            threads.add(
                    Thread.ofPlatform()
                            .name("gantry-partitions-" + i)
                            .daemon(true)
                            .unstarted(worker));
        }
    }

    /** Makes what one worker reaches of the world; called once a worker. */
    @FunctionalInterface
    public interface DoorsOfWorker {
        Doors make();
    }

    public int count() {
        return count;
    }

    private void opened(List<StoreException> failures) {
        damage.addAll(failures);
        opened.countDown();
    }

    /**
     * Opens every partition; returns when each takes commands.
     *
     * @throws StoreException what is open cannot be read, since the database is damaged
     */
    public void start() {
        threads.forEach(Thread::start);
        try {
            opened.await();
            StoreException failure = damage.peek();
            if (failure != null) {
                throw failure;
            }
            isClosed = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A command that always enters. */
    public void post(int partition, Command command) {
        mailbox(partition).post(new Mail.Order(partition, command));
    }

    /**
     * A command of a caller that may be refused.
     *
     * @throws ServiceUnavailable while the node starts or stops
     */
    public void request(int partition, Command command) {
        requireOpen();
        post(partition, command);
    }

    /**
     * A start.
     *
     * @throws ThrottlingException if too many wait
     * @throws ServiceUnavailable while the node starts or stops
     */
    public void requestStart(int partition, Command command) {
        requireOpen();
        int bytes = Command.startBytes(command);
        if (!mailbox(partition).tryPostStart(partition, command, bytes)) {
            throw new ThrottlingException();
        }
    }

    /** What all of them hold. */
    public EngineGauges.InPartitions held() {
        return all.stream()
                .map(Driver::held)
                .reduce(EngineGauges.InPartitions.NONE, EngineGauges.InPartitions::with);
    }

    /** Commands and returns of commits on their way to workers. */
    public long mail() {
        return mailboxes.stream().mapToLong(Mailbox::size).sum();
    }

    /** Starts that no turn has taken. */
    public Bounded waitingStarts() {
        return new Bounded(
                mailboxes.stream().mapToLong(Mailbox::waitingStarts).sum(),
                (long) mailboxes.size() * Mailbox.MAX_STARTS);
    }

    /** Bytes of their inputs. */
    public Bounded waitingStartBytes() {
        return new Bounded(
                mailboxes.stream().mapToLong(Mailbox::waitingStartBytes).sum(),
                mailboxes.size() * Mailbox.MAX_START_BYTES);
    }

    /** Has every worker look at the clock. */
    public void tick() {
        mailboxes.forEach(mailbox -> mailbox.post(new Mail.Tick()));
    }

    /** From now on callers are refused. */
    public void refuseCallers() {
        isClosed = true;
    }

    /** Finishes what is under way and ends the workers. */
    public void stop() {
        refuseCallers();
        mailboxes.forEach(mailbox -> mailbox.post(new Mail.Stop()));
        try {
            for (Thread thread : threads) {
                thread.join(JOIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOpen() {
        if (isClosed) {
            throw new ServiceUnavailable("Gantry is starting or stopping; please try again.");
        }
    }

    private Mailbox mailbox(int partition) {
        return mailboxes.get(partition % mailboxes.size());
    }
}
