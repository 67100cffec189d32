package gantry.states.hostile;

import com.sun.management.ThreadMXBean;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Runs inputs one after the other on a small stack, and fails for one that throws, does not end or
 * takes too much memory; the failure shows it. What does not end is left behind.
 */
final class Watchdog {
    private static final long STACK_BYTES = 512 * 1024;

    /** Against a hang alone; what an input may really take, budgets bound in steps. */
    private static final long MOST_NS = 30_000_000_000L;

    /** Of garbage too: an expression may make 128 MiB by its own count, which is a rough one. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int SHOWN = 4_000;

    private volatile @Nullable Running running;
    private volatile @Nullable Throwable failure;

    private record Running(String input, long sinceNs) {}

    /** One input at a time. */
    interface Inputs {
        /**
         * @param watch is told each input before it is tried
         */
        void run(Watch watch);
    }

    /** Tries an input. */
    interface Watch {
        void test(String input, Runnable work);
    }

    static void run(Inputs inputs) {
        new Watchdog().watch(inputs);
    }

    private void watch(Inputs inputs) {
        var thread = new Thread(null, () -> work(inputs), "hostile inputs", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            while (!thread.join(java.time.Duration.ofSeconds(1))) {
                Running now = running;
                if (now != null && System.nanoTime() - now.sinceNs() > MOST_NS) {
                    throw new AssertionError(
                            "It does not end:\n"
                                    + shown(now.input())
                                    + Arrays.stream(thread.getStackTrace())
                                            .map(frame -> "\n    at " + frame)
                                            .collect(Collectors.joining()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw new AssertionError(thrown.getMessage(), thrown);
        }
    }

    private void work(Inputs inputs) {
        try {
            inputs.run(this::test);
        } catch (Throwable e) { // an overflow and an exhausted heap are what is looked for
            failure = e;
        }
    }

    private void test(String input, Runnable work) {
        long bytesBefore = allocatedBytes();
        running = new Running(input, System.nanoTime());
        try {
            work.run();
        } catch (Throwable e) { // as above
            throw new AssertionError(e + " of\n" + shown(input), e);
        } finally {
            running = null;
        }
        long bytes = allocatedBytes() - bytesBefore;
        if (bytes > MOST_BYTES) {
            throw new AssertionError(bytes + " bytes are allocated for\n" + shown(input));
        }
    }

    private static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getCurrentThreadAllocatedBytes();
    }

    private static String shown(String input) {
        return input.length() <= SHOWN
                ? input
                : input.substring(0, SHOWN) + "… (" + input.length() + " characters)";
    }
}
