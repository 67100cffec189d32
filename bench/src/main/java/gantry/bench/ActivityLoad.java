package gantry.bench;

import gantry.json.Json;
import gantry.json.JsonObject;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Executions of three Task states, their activities and the workers: each on a connection of its
 * own, asking for a task, answering it, asking again. Who starts executions waits for a permit; the
 * answer to an execution's last task gives it back.
 */
final class ActivityLoad implements AutoCloseable {
    static final int TASKS = 3;
    private static final int WORKERS_EACH = 48;
    private static final int STARTERS = 48;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final StartedServer server;
    private final String machine;
    private final Handovers handovers = new Handovers();
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ConcurrentLinkedQueue<HttpConnection> connections = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(ClosedLoop.CLIENT_THREADS);
    private volatile boolean isOver;
    private volatile boolean isClosedLoop;

    ActivityLoad(StartedServer server) throws IOException {
        this.server = server;
        var activities = new ArrayList<String>();
        for (int i = 0; i < TASKS; i++) {
            Object arn =
                    server.call("CreateActivity", JsonObject.of("name", "bench-" + i))
                            .get("activityArn");
            activities.add(String.valueOf(arn));
        }
        this.machine =
                StepFunctionsLoad.createMachine(
                        server, "bench-tasks", "STANDARD", definition(activities));
        for (int no = 0; no < TASKS; no++) {
            for (int i = 0; i < WORKERS_EACH; i++) {
                int task = no;
                begin(connection -> work(connection, task, activities.get(task)));
            }
        }
        for (int i = 0; i < STARTERS; i++) {
            begin(this::start);
        }
    }

    private static String definition(List<String> activities) {
        var states = new StringBuilder();
        for (int i = 0; i < TASKS; i++) {
            states.append(
                    "%s\"T%d\": {\"Type\": \"Task\", \"Resource\": \"%s\", %s}"
                            .formatted(
                                    i == 0 ? "" : ", ",
                                    i,
                                    activities.get(i),
                                    i == TASKS - 1
                                            ? "\"End\": true"
                                            : "\"Next\": \"T" + (i + 1) + "\""));
        }
        return "{\"StartAt\": \"T0\", \"States\": {" + states + "}}";
    }

    /**
     * Keeps so many open and counts what the server completes.
     *
     * @return completed executions a second
     */
    double perSecond(int inFlight, Duration warmUp, Duration duration) throws Exception {
        isClosedLoop = true;
        admit(inFlight);
        await(warmUp);
        long before = server.completed();
        long begin = System.nanoTime();
        await(duration);
        double rate = (server.completed() - before) / ((System.nanoTime() - begin) / 1e9);
        drain();
        return rate;
    }

    private void admit(int executions) {
        open.addAndGet(executions);
        permits.release(executions);
    }

    /** So that the other side's round has an idle server beside it. */
    private void drain() throws Exception {
        isClosedLoop = false;
        open.addAndGet(-permits.drainPermits());
        var patience = Patience.begin();
        while (open.get() > 0) {
            if (patience.isOver()) {
                throw new IOException(
                        "%d executions of activities did not complete within %s"
                                .formatted(open.get(), patience));
            }
            await(BETWEEN_LOOKS);
        }
    }

    /** Starts so many a second for a time; how long hand-overs of tasks took. */
    ClosedLoop.Result handovers(double perSecond, Duration warmUp, Duration duration)
            throws Exception {
        startFor(perSecond, warmUp);
        handovers.begin();
        startFor(perSecond, duration);
        drain();
        return ClosedLoop.Result.of(duration.toNanos() / 1e9, handovers.taken());
    }

    private void startFor(double perSecond, Duration duration) throws Exception {
        long begin = System.nanoTime();
        long count = (long) (perSecond * duration.toNanos() / 1e9);
        for (long i = 0; i < count; i++) {
            long dueIn = begin + (long) (i * 1e9 / perSecond) - System.nanoTime();
            if (dueIn > 0) {
                TimeUnit.NANOSECONDS.sleep(dueIn);
            }
            admit(1);
        }
        requireHealthy();
    }

    private void await(Duration duration) throws Exception {
        Thread.sleep(duration);
        requireHealthy();
    }

    private void requireHealthy() throws Exception {
        Exception cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    /** What a worker or a starter does on its connection until the load is over. */
    private interface Loop {
        void once(HttpConnection connection) throws Exception;
    }

    private void begin(Loop loop) throws IOException {
        HttpConnection connection = server.connect();
        connections.add(connection);
        threads.execute(
                () -> {
                    try {
                        while (!isOver) {
                            loop.once(connection);
                        }
                    } catch (Exception e) {
                        if (!isOver) {
                            failure.compareAndSet(null, e);
                        }
                    }
                });
    }

    private void start(HttpConnection connection) throws Exception {
        permits.acquire();
        byte[] body =
                Json.printUtf8(
                        JsonObject.of(
                                "stateMachineArn",
                                machine,
                                "input",
                                "{\"n\":" + numbers.incrementAndGet() + "}"));
        StepFunctionsLoad.expectOk(connection.post("/", "AWSStepFunctions.StartExecution", body));
    }

    /** Reads the answers by their texts: the driver shares the cores with what it measures. */
    private void work(HttpConnection connection, int task, String activity) throws IOException {
        byte[] ask = Json.printUtf8(JsonObject.of("activityArn", activity));
        String answer =
                StepFunctionsLoad.expectOk(
                        connection.post("/", "AWSStepFunctions.GetActivityTask", ask));
        String token = between(answer, "\"taskToken\":\"", "\"");
        String number = between(answer, "{\\\"n\\\":", "}");
        if (token.isEmpty() || number.isEmpty()) {
            return; // nothing came for a minute
        }
        long execution = Long.parseLong(number);
        if (task > 0) {
            handovers.arrived(execution, task - 1);
        }
        byte[] success =
                Json.printUtf8(
                        JsonObject.of("taskToken", token, "output", "{\"n\":" + number + "}"));
        if (task < TASKS - 1) {
            handovers.sent(execution, task);
        }
        StepFunctionsLoad.expectOk(
                connection.post("/", "AWSStepFunctions.SendTaskSuccess", success));
        if (task == TASKS - 1) {
            if (isClosedLoop) {
                permits.release();
            } else {
                open.decrementAndGet();
            }
        }
    }

    private static String between(String text, String before, String after) {
        int at = text.indexOf(before);
        int from = at + before.length();
        return at < 0 ? "" : text.substring(from, text.indexOf(after, from));
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        threads.shutdownNow();
        for (HttpConnection connection : connections) {
            connection.close();
        }
        threads.close();
    }
}
