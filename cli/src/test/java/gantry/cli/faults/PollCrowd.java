package gantry.cli.faults;

import gantry.cli.testing.Oracle;
import gantry.json.Json;

import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process full of workers that poll activities, each on a connection of its own, to be killed.
 * Tells on standard output {@code sent} once every poll is sent, and each task that came: its token
 * and its input.
 */
public final class PollCrowd {
    private static final Semaphore CONNECTING = new Semaphore(100);

    private PollCrowd() {}

    /**
     * @param arguments the server's URL, how many polls an activity, the activities' ARNs
     */
    public static void main(String[] arguments) {
        URI server = URI.create(arguments[0]);
        int polls = Integer.parseInt(arguments[1]);
        var unsent = new AtomicInteger(polls * (arguments.length - 2));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 2; i < arguments.length; i++) {
                String activity = arguments[i];
                for (int n = 0; n < polls; n++) {
                    workers.execute(() -> work(server, activity, unsent));
                }
            }
        }
    }

    /** A listen queue that overflows would cost seconds each. */
    private static Poll connected(URI server, String activity) {
        CONNECTING.acquireUninterruptibly();
        try {
            return Poll.of(server, activity);
        } finally {
            CONNECTING.release();
        }
    }

    private static void work(URI server, String activity, AtomicInteger unsent) {
        try (Poll poll = connected(server, activity)) {
            if (unsent.decrementAndGet() == 0) {
                System.out.println("sent");
            }
            var task = Oracle.object(Json.parse(poll.answer()));
            if (task.containsKey("taskToken")) {
                System.out.println(task.get("taskToken") + " " + task.get("input"));
            } else {
                System.out.println("nothing " + task);
            }
        }
    }
}
