package gantry.server.watch;

import gantry.operations.AwsException;
import gantry.operations.Cancellation;
import gantry.wire.http.BodyStream;
import gantry.wire.http.BodyWriter;
import gantry.workflows.watch.Watch;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One stream: shows, waits until something has changed, looks again. */
final class Watching implements BodyStream {
    private final WatchRoute.Means means;
    private final View view;
    private final Watch watch;
    private final Map<String, @Nullable Object> first;
    private final Cancellation cancellation;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /**
     * Over an open watch, which it closes.
     *
     * @param first what was seen once the watch was open
     * @param cancellation fires when the client has gone or the server stops
     */
    Watching(
            WatchRoute.Means means,
            View view,
            Watch watch,
            Map<String, @Nullable Object> first,
            Cancellation cancellation) {
        this.means = means;
        this.view = view;
        this.watch = watch;
        this.first = first;
        this.cancellation = cancellation;
    }

    /** An operation that refuses ends the stream: the client comes again and is told why. */
    @Override
    public void writeTo(BodyWriter writer) throws InterruptedException {
        var out = new EventStream(writer, means.nanoTime());
        try (var _ = cancellation.onCancel(this::cancel)) {
            boolean goesOn = show(first, out);
            while (goesOn && !isCancelledWithin(view.pause()) && awaitChange(out)) {
                goesOn = show(null, out);
            }
        } catch (AwsException _) {
            return;
        }
    }

    private void cancel() {
        cancelled.countDown();
        watch.wake();
    }

    /**
     * Sends what is new.
     *
     * @param seen null to look now
     */
    private boolean show(@Nullable Map<String, @Nullable Object> seen, EventStream out)
            throws InterruptedException {
        means.inHand().acquire();
        try {
            return view.show(seen == null ? view.look() : seen, out);
        } finally {
            means.inHand().release();
        }
    }

    /**
     * Waits for a change; at each keep-alive it looks as well, since a machine that is being
     * deleted goes without anybody doing anything.
     *
     * @return false if cancelled
     */
    private boolean awaitChange(EventStream out) throws InterruptedException {
        Duration rest = means.keepAlive().minusNanos(out.silentNanos());
        boolean isWoken = rest.isPositive() && watch.await(rest);
        if (!isWoken) {
            out.keepAlive();
        }
        return cancelled.getCount() > 0;
    }

    private boolean isCancelledWithin(Duration pause) throws InterruptedException {
        return cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        watch.close();
    }
}
