package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.items.ItemSource;
import gantry.workflows.store.ExecutionRow;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** Where the items of map runs come from and where their results go. Safe for any thread. */
public interface MapRunData {
    /**
     * Begins to read, or goes on.
     *
     * @param parent execution that reads
     * @param cursor of an earlier reading; empty for the beginning
     * @throws MapRunFailure there is nothing to read
     */
    ItemSource open(ExecutionRow parent, ReaderPlan plan, String cursor);

    /**
     * What a map run comes to. May be called again with the same children.
     *
     * @param children all that began, in the order of their items
     * @throws MapRunFailure the results are too large or cannot be written
     * @throws InterruptedException the node stops
     */
    Payload write(Results results, Iterator<ExecutionRow> children) throws InterruptedException;

    /**
     * Whose results they are.
     *
     * @param state name of the Map state
     * @param writer null if they are an array
     */
    record Results(
            ExecutionRow parent, MapRunArn mapRun, String state, @Nullable WriterPlan writer) {}
}
