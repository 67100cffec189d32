package gantry.workflows.node;

import gantry.workflows.store.EngineStore;
import gantry.workflows.store.ExecutionRow;
import gantry.workflows.store.MapRunPlace;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All children of a map run in the order of their items, read page by page. */
final class ChildrenInOrder implements Iterator<ExecutionRow> {
    private static final int PAGE = 500;
    private static final long PAGE_BYTES = 4L << 20;

    private final EngineStore reads;
    private final MapRunPlace place;
    private Iterator<ExecutionRow> page = List.<ExecutionRow>of().iterator();
    private long nextItem;
    private boolean isAtEnd;

    ChildrenInOrder(EngineStore reads, MapRunPlace place) {
        this.reads = reads;
        this.place = place;
    }

    @Override
    public boolean hasNext() {
        while (!isAtEnd && !page.hasNext()) {
            List<ExecutionRow> more = reads.children(place, nextItem, PAGE, PAGE_BYTES);
            isAtEnd = more.isEmpty();
            if (!isAtEnd) {
                nextItem = firstItem(more.getLast()) + 1;
            }
            page = more.iterator();
        }
        return page.hasNext();
    }

    @Override
    public ExecutionRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private static long firstItem(ExecutionRow child) {
        var membership = child.membership();
        if (membership == null) {
            throw new IllegalStateException(child.arn() + " is no child of a map run");
        }
        return membership.firstItem();
    }
}
