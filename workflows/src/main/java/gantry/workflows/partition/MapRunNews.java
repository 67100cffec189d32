package gantry.workflows.partition;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunItem;
import gantry.workflows.store.ChildRef;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a map run hears from outside its partition. */
public sealed interface MapRunNews {
    /** It may be able to go on: there is room, or it was taken up after a crash. */
    record Look() implements MapRunNews {}

    /**
     * So many items there are.
     *
     * @param cursor where reading begins
     */
    record Counted(long total, String cursor) implements MapRunNews {}

    /**
     * Items, in order.
     *
     * @param isLast whether the data set ends behind them
     */
    record Items(List<ReadItem> items, boolean isLast) implements MapRunNews {}

    /**
     * An item.
     *
     * @param cursorAfter where reading goes on behind it
     */
    record ReadItem(MapRunItem item, String cursorAfter) {}

    /** Children that were asked for, in order; none if there are no more. */
    record Children(List<ChildRef> children) implements MapRunNews {
        public Children {
            children = List.copyOf(children);
        }
    }

    /** The results of all children, or where they are. */
    record Written(Payload result) implements MapRunNews {}

    /** What was asked for cannot be done, and trying again will not help. */
    record Failed(String error, @Nullable String cause) implements MapRunNews {}
}
