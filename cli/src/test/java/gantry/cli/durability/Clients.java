package gantry.cli.durability;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Starts executions, each under its name until the answer has come: only then it counts as
 * acknowledged. Start reading at {@link #run}, which is one client.
 */
final class Clients {
    private final SfnClient sfn;
    private final String machineArn;
    private final Outages outages;
    private final Progress progress;
    private final Ledger ledger;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Map<String, Order> acknowledged = new ConcurrentHashMap<>();

    Clients(SfnClient sfn, String machineArn, Outages outages, Progress progress, Ledger ledger) {
        this.sfn = sfn;
        this.machineArn = machineArn;
        this.outages = outages;
        this.progress = progress;
        this.ledger = ledger;
    }

    void order(Order order) {
        orders.add(order);
    }

    String machineArn() {
        return machineArn;
    }

    Map<String, Order> acknowledged() {
        return acknowledged;
    }

    /** Starts what is ordered, until it is interrupted. */
    void run() {
        try {
            while (true) {
                start(orders.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Order order) throws InterruptedException {
        boolean isRepeated = false;
        while (!attempt(order, isRepeated)) {
            isRepeated = true;
            outages.awaitEnd();
        }
        progress.tick();
    }

    /** Whether it is over. */
    private boolean attempt(Order order, boolean isRepeated) {
        try {
            sfn.startExecution(
                    start ->
                            start.stateMachineArn(machineArn)
                                    .name(order.name())
                                    .input(order.inputText()));
            acknowledged.put(order.name(), order);
        } catch (ExecutionAlreadyExistsException _) {
            // The start whose answer was lost; its execution has ended since.
            acknowledged.put(order.name(), order);
            if (!isRepeated) {
                ledger.violate(order.name() + " existed before it was started");
            }
        } catch (SdkClientException _) {
            return false;
        } catch (SfnException e) {
            if (Retryable.is(e)) {
                return false;
            }
            ledger.violate(order.name() + " was refused: " + e.getMessage());
        }
        return true;
    }
}
