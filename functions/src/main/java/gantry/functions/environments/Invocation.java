package gantry.functions.environments;

import gantry.functions.folders.FunctionVersion;
import gantry.functions.runtimeapi.InvocationEvent;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call of a function, from when it is asked for to its one outcome; the first that is told
 * counts. Safe for any thread.
 */
public final class Invocation {
    private final FunctionVersion function;
    private final InvocationEvent event;
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Environment environment;

    public Invocation(FunctionVersion function, InvocationEvent event) {
        this.function = function;
        this.event = event;
    }

    FunctionVersion function() {
        return function;
    }

    InvocationEvent event() {
        return event;
    }

    void runsIn(Environment one) {
        environment = one;
    }

    /** Has an effect only the first time. */
    void complete(Outcome result) {
        if (outcome.compareAndSet(null, result)) {
            done.countDown();
        }
    }

    /** Whether nobody waits for it any more. */
    boolean isDone() {
        return outcome.get() != null;
    }

    /** Waits for it. */
    public Outcome await() throws InterruptedException {
        done.await();
        Outcome result = outcome.get();
        if (result == null) {
            throw new IllegalStateException("Done without an outcome");
        }
        return result;
    }

    /** The last 4 KB it logged, once it is done; empty if it never ran. */
    public byte[] logTail() throws InterruptedException {
        Environment ran = environment;
        return ran == null ? new byte[0] : ran.logTail(event.requestId());
    }
}
