package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunOutputs;
import gantry.workflows.store.ExecutionRow;

import java.util.Iterator;

/** The result of a map run without a bucket: an array of what its children came to. */
final class GatheredResults {
    private GatheredResults() {}

    /**
     * Gathers them.
     *
     * @throws MapRunFailure together they are larger than a payload may be
     */
    static Payload of(MapRunData.Results results, Iterator<ExecutionRow> children) {
        var outputs = new MapRunOutputs(results.state(), results.writer());
        while (children.hasNext() && !outputs.isTooLarge()) {
            outputs.add(ChildResults.of(children.next()));
        }
        Payload result = outputs.result();
        if (result == null) {
            throw new MapRunFailure(MapRunOutputs.TOO_LARGE, outputs.tooLargeCause());
        }
        return result;
    }
}
