package gantry.workflows.node;

import gantry.operations.ServiceUnavailable;
import gantry.workflows.partition.Reply;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A caller that waits for its answer. */
final class Waiting<T> implements Reply<T> {
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T answer;
    private @Nullable RuntimeException reason;

    @Override
    public void succeed(T given) {
        answer = given;
        done.countDown();
    }

    @Override
    public void fail(RuntimeException why) {
        reason = why;
        done.countDown();
    }

    /** The answer, or the reason why there is none. */
    T await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("The call was interrupted; its outcome is not known.");
        }
        if (reason != null) {
            throw reason;
        }
        return Objects.requireNonNull(answer);
    }
}
