package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;
import gantry.workflows.items.ItemSource;
import gantry.workflows.store.ExecutionRow;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/** A data set of the numbers from 0 on; results are counted, not gathered. */
final class NumberedItems implements MapRunData {
    private final long count;
    private long countLater;
    private final AtomicLong opened = new AtomicLong();

    NumberedItems(long count) {
        this.count = count;
        this.countLater = count;
    }

    /** What is there once the items were counted. */
    NumberedItems thenOnly(long fewer) {
        countLater = fewer;
        return this;
    }

    /** How often it was opened. */
    long opened() {
        return opened.get();
    }

    @Override
    public ItemSource open(ExecutionRow parent, ReaderPlan plan, String cursor) {
        boolean isFirst = opened.getAndIncrement() == 0;
        return new Numbers(
                cursor.isEmpty() ? 0 : Long.parseLong(cursor), isFirst ? count : countLater);
    }

    @Override
    public Payload write(Results results, Iterator<ExecutionRow> children) {
        long succeeded = 0;
        while (children.hasNext()) {
            children.next();
            succeeded++;
        }
        return Payload.of(succeeded);
    }

    private static final class Numbers implements ItemSource {
        private long next;
        private final long end;

        Numbers(long next, long end) {
            this.next = next;
            this.end = end;
        }

        @Override
        public @Nullable MapRunItem next() {
            if (next >= end) {
                return null;
            }
            long number = next++;
            return new MapRunItem(number, null, Payload.of(number), "S3://b/k");
        }

        @Override
        public String cursor() {
            return Long.toString(next);
        }

        @Override
        public void close() {}
    }
}
