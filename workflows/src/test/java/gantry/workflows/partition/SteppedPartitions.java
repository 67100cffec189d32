package gantry.workflows.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The partitions of a node with their workers, but without threads: whoever has them lets each
 * worker take its next step. Otherwise as {@link Partitions}.
 */
public final class SteppedPartitions {
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    /** As the constructor of {@link Partitions}. */
    public SteppedPartitions(int count, int workerCount, Setting setting, Supplier<Doors> doors) {
        for (int i = 0; i < workerCount; i++) {
            var mailbox = new Mailbox();
            Doors mine = doors.get();
            var loading = new TurnLoading(mine);
            Map<Integer, Driver> drivers = new HashMap<>();
            for (int no = i; no < count; no += workerCount) {
                drivers.put(no, new Driver(no, setting, mine, loading, mailbox));
            }
            mailboxes.add(mailbox);
            workers.add(new Worker(mailbox, drivers, mine.clock(), _ -> {}));
        }
    }

    public int workers() {
        return workers.size();
    }

    /** Which worker drives a partition. */
    public int workerOf(int partition) {
        return partition % workers.size();
    }

    public void post(int partition, Command command) {
        mailboxes.get(workerOf(partition)).post(new Mail.Order(partition, command));
    }

    /** Posts a start; false if too many wait. */
    public boolean tryPostStart(int partition, Command command) {
        return mailboxes
                .get(workerOf(partition))
                .tryPostStart(partition, command, Command.startBytes(command));
    }

    /** Has a worker open its partitions. */
    public void begin(int worker) {
        workers.get(worker).begin();
    }

    public boolean hasMail(int worker) {
        return !mailboxes.get(worker).isEmpty();
    }

    /** Has a worker do what came, at most so much of it, and what is due. */
    public void step(int worker, int maxMail) {
        var mail = new ArrayList<Mail>();
        try {
            mailboxes.get(worker).take(mail, 0, maxMail);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody waits here", e);
        }
        workers.get(worker).work(mail);
    }

    /** How long a worker would wait for mail. */
    public long waitMs(int worker) {
        return workers.get(worker).waitMs();
    }

    /** Tells the workers to finish what is there. */
    public void stop() {
        mailboxes.forEach(mailbox -> mailbox.post(new Mail.Stop()));
    }

    public boolean isDone() {
        return workers.stream().allMatch(Worker::isDone);
    }
}
