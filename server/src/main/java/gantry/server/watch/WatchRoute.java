package gantry.server.watch;

import gantry.operations.ValidationException;
import gantry.wire.AwsJson;
import gantry.wire.Query;
import gantry.wire.http.HttpRequest;
import gantry.wire.http.HttpResponse;
import gantry.wire.http.HttpResponse.Header;
import gantry.workflows.watch.Watch;
import gantry.workflows.watch.Watches;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * {@code GET /_gantry/watch}: what changes, as it changes.
 *
 * <ul>
 *   <li>{@code ?executionArn=ARN&after=ID}: {@code execution} (as DescribeExecution answers) at
 *       first and when its status changed; {@code history} ({@code {"events":[…]}} behind ID, in
 *       parts); {@code end} once it is closed and all is sent. A {@code Last-Event-ID} wins over
 *       {@code after}.
 *   <li>{@code ?stateMachineArn=ARN}: {@code executions}, the newest 50 as ListExecutions answers.
 *   <li>without a parameter: {@code stateMachines}, as ListStateMachines answers.
 * </ul>
 *
 * <p>What cannot be watched is refused as the operation refuses it. Safe for any thread.
 */
public final class WatchRoute {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /**
     * Messages that are read and sent at one time. Each may hold 256 KiB, so that all of them take
     * what HTTP's other bodies together may; a client that takes nothing keeps its own until it is
     * cut.
     */
    private static final int MESSAGES_IN_HAND = 256;

    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", "text/event-stream"),
                    new Header("Cache-Control", "no-store"),
                    new Header("X-Content-Type-Options", "nosniff"));

    private final AwsJson json;
    private final Watches watches;
    private final Means means;

    /**
     * What all streams share.
     *
     * @param keepAlive after so long a silence a comment is sent
     * @param inHand as many permits as messages may be read and sent at one time
     */
    record Means(LongSupplier nanoTime, Duration keepAlive, Semaphore inHand) {}

    /** Reads by the operations that {@code json} serves, when {@code watches} says so. */
    public WatchRoute(AwsJson json, Watches watches, LongSupplier nanoTime) {
        this(json, watches, new Means(nanoTime, KEEP_ALIVE, new Semaphore(MESSAGES_IN_HAND, true)));
    }

    WatchRoute(AwsJson json, Watches watches, Means means) {
        this.json = json;
        this.watches = watches;
        this.means = means;
    }

    public HttpResponse answer(HttpRequest request) {
        View view = view(request);
        Watch watch = view.watch(watches);
        boolean isOpen = false;
        try {
            var stream = new Watching(means, view, watch, view.look(), request.cancellation());
            isOpen = true;
            return HttpResponse.streamed(200, HEADERS, stream);
        } finally {
            if (!isOpen) {
                watch.close();
            }
        }
    }

    private View view(HttpRequest request) {
        Query query = Query.of(request);
        var reads = new Reads(json, request);
        String execution = query.find("executionArn");
        String machine = query.find("stateMachineArn");
        if (execution != null && machine != null) {
            throw new ValidationException(
                    "Only one of executionArn and stateMachineArn can be watched at a time.");
        }
        if (execution != null) {
            String lastId = request.header("Last-Event-ID");
            return new ExecutionView(
                    reads, execution, eventId(lastId == null ? query.find("after") : lastId));
        }
        return machine == null
                ? ListView.stateMachines(reads)
                : ListView.executions(reads, machine);
    }

    private static long eventId(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            int id = Integer.parseInt(text); // an execution has 25,000 events at most
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException _) {
            throw noEventId();
        }
        throw noEventId();
    }

    private static ValidationException noEventId() {
        return new ValidationException(
                "after (or Last-Event-ID) must be the id of a history event, or 0.");
    }
}
