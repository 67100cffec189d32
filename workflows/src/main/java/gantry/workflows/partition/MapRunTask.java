package gantry.workflows.partition;

import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;

import org.jspecify.annotations.Nullable;

/** What a map run has done outside its partition; the answer is a {@link MapRunNews}. */
public sealed interface MapRunTask {
    /** Reads all items to know how many there are. */
    record Count(ReaderPlan reader) implements MapRunTask {}

    /**
     * Reads some more items.
     *
     * @param cursor of the last item that was read; pins the data set
     */
    record Read(ReaderPlan reader, String cursor) implements MapRunTask {}

    /** Finds some children that are open. */
    record FindOpen(int limit) implements MapRunTask {}

    /** Finds some children that ended without success, from this item on. */
    record FindUnsuccessful(long fromItem, int limit) implements MapRunTask {}

    /**
     * Gathers or writes the results of all children.
     *
     * @param state name of the Map state
     * @param writer null if they are an array
     */
    record Write(String state, @Nullable WriterPlan writer) implements MapRunTask {}
}
