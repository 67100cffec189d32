package gantry.workflows.partition;

import java.util.concurrent.atomic.AtomicLong;

/** How many Standard executions are open, over all partitions. Safe for any thread. */
public final class OpenExecutions {
    private final AtomicLong open = new AtomicLong();
    private final long quota;

    /**
     * Counts against a quota.
     *
     * @param quota "Open executions" of the AWS service quotas, or what the configuration says
     */
    public OpenExecutions(long quota) {
        this.quota = quota;
    }

    /** Counts one more, unless the quota is reached. */
    boolean tryOpen() {
        if (open.incrementAndGet() <= quota) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void add(long more) {
        open.addAndGet(more);
    }

    public long quota() {
        return quota;
    }

    public long count() {
        return open.get();
    }
}
