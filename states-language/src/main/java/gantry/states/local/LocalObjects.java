package gantry.states.local;

import gantry.json.Payload;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.MapRunFailure;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.ReaderPlan;

import java.util.List;

/**
 * Where the map runs of a {@link LocalExecution} read their items and write their results: the
 * objects of S3, which are not the language's business.
 */
public interface LocalObjects {
    /**
     * The items that an ItemReader reads, in their order.
     *
     * @param plan whose maxItems is 0 for all
     * @throws MapRunFailure if it cannot read them
     */
    List<MapRunItem> read(ReaderPlan plan);

    /**
     * Writes the results.
     *
     * @param plan whose writer names a bucket
     * @param children in the order of their items, at last those that never began
     * @return the result of the Map state
     * @throws MapRunFailure if it cannot write them
     */
    Payload write(MapRunPlan plan, List<ChildResult> children);

    /**
     * Where no objects are.
     *
     * @param cause why not, for the user
     */
    static LocalObjects none(String cause) {
        return new LocalObjects() {
            @Override
            public List<MapRunItem> read(ReaderPlan plan) {
                throw new MapRunFailure(MapRunFailure.ITEM_READER_FAILED, cause);
            }

            @Override
            public Payload write(MapRunPlan plan, List<ChildResult> children) {
                throw new MapRunFailure(MapRunFailure.RESULT_WRITER_FAILED, cause);
            }
        };
    }
}
