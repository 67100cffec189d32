package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.ReaderPlan;
import gantry.workflows.items.ItemReaderFailed;
import gantry.workflows.items.ItemSource;
import gantry.workflows.store.ExecutionRow;

import java.util.Iterator;
import java.util.concurrent.CountDownLatch;

/** Numbered items of which the counting, or the writing of the results, once holds until a stop. */
final class HeldData implements MapRunData {
    enum Hold {
        COUNTING,
        WRITING
    }

    private final NumberedItems items;
    private final long count;
    private final Hold hold;
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean isFree;

    HeldData(long count, Hold hold) {
        this.items = new NumberedItems(count);
        this.count = count;
        this.hold = hold;
    }

    long count() {
        return count;
    }

    void awaitHeld() {
        World.await(() -> held.getCount() == 0);
    }

    /** What comes after the interrupt is not held. */
    void letGoWhenInterrupted() {
        isFree = true;
    }

    @Override
    public ItemSource open(ExecutionRow parent, ReaderPlan plan, String cursor) {
        ItemSource open = items.open(parent, plan, cursor);
        if (hold == Hold.COUNTING) {
            try {
                holdOnce();
            } catch (InterruptedException e) {
                throw new ItemReaderFailed("The file was closed by an interrupt.");
            }
        }
        return open;
    }

    @Override
    public Payload write(Results results, Iterator<ExecutionRow> children)
            throws InterruptedException {
        if (hold == Hold.WRITING) {
            holdOnce();
        }
        return items.write(results, children);
    }

    /** Until the node's stop interrupts it. */
    private void holdOnce() throws InterruptedException {
        if (!isFree) {
            held.countDown();
            new CountDownLatch(1).await();
        }
    }
}
