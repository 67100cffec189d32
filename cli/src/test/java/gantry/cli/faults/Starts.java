package gantry.cli.faults;

import gantry.cli.testing.Machines;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that start executions at once until nothing more is taken, and remember what each was
 * told.
 */
final class Starts {
    private static final int CLIENTS = 8;

    /** A refusal may be of another's making; so many in a row mean that nothing is taken. */
    private static final int REFUSALS_IN_A_ROW = 6;

    private final SfnClient sfn;
    private final String machineArn;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();

    Starts(SfnClient sfn, String machineArn) {
        this.sfn = sfn;
        this.machineArn = machineArn;
    }

    /** Names of what was acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** What refusals said: {@code status code: message}. */
    Set<String> refusals() {
        return refusals;
    }

    /** Starts with inputs of this size until every client was refused some times in a row. */
    void untilRefused(int inputBytes) {
        String input = "\"" + "x".repeat(inputBytes) + "\"";
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> client(input));
            }
        }
    }

    private void client(String input) {
        int inARow = 0;
        while (inARow < REFUSALS_IN_A_ROW) {
            inARow = start(input) ? 0 : inARow + 1;
        }
    }

    /** Whether one more is acknowledged. */
    boolean start(String input) {
        String name = "e" + number.incrementAndGet();
        try {
            Machines.start(sfn, machineArn, name, input);
            acknowledged.add(name);
            return true;
        } catch (SfnException e) {
            refusals.add(Refused.text(e));
            return false;
        }
    }
}
