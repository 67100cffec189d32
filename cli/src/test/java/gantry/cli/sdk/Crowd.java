package gantry.cli.sdk;

import gantry.cli.testing.ErrorWorld;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Workers that poll one activity at the same time. */
final class Crowd {
    private Crowd() {}

    /**
     * Polls the activity so often at once, and throws what the first poll throws that ends. The
     * others are then sent away by interrupting them, which closes their connections.
     */
    static void poll(SfnClient sfn, int workers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var polls = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < workers; i++) {
                polls.submit(() -> sfn.getActivityTask(r -> r.activityArn(ErrorWorld.CROWDED)));
            }
            try {
                polls.take().get();
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
