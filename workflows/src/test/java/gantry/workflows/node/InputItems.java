package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.ReaderPlan;
import gantry.workflows.items.ItemReaderFailed;
import gantry.workflows.items.ItemSource;
import gantry.workflows.results.ResultWriterFailed;
import gantry.workflows.store.ExecutionRow;

import java.util.Iterator;

/** Map runs whose items are in their input and whose results are an array: nothing outside. */
final class InputItems implements MapRunData {
    @Override
    public ItemSource open(ExecutionRow parent, ReaderPlan plan, String cursor) {
        throw new ItemReaderFailed("No reader of " + plan.resource() + " is built in.");
    }

    @Override
    public Payload write(Results results, Iterator<ExecutionRow> children) {
        var writer = results.writer();
        if (writer != null && writer.bucket() != null) {
            throw new ResultWriterFailed("No writer of objects is built in.", null);
        }
        return GatheredResults.of(results, children);
    }
}
