package gantry.states.local;

import gantry.json.Payload;
import gantry.states.interpreter.ChildResult;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.MapRunPlan;
import gantry.states.interpreter.ReaderPlan;

import java.util.List;

/**
 * Where the map runs of a {@link LocalExecution} read their items and write their results: the
 * objects of S3, which are not the language's business.
 */
public interface MapRunData {
    String ITEM_READER_FAILED = "States.ItemReaderFailed";
    String RESULT_WRITER_FAILED = "States.ResultWriterFailed";

    /**
     * The items that an ItemReader reads, in their order.
     *
     * @param plan whose maxItems is 0 for all
     * @throws Failed States.ItemReaderFailed
     */
    List<MapRunItem> read(ReaderPlan plan);

    /**
     * Writes the results.
     *
     * @param plan whose writer names a bucket
     * @param children in the order of their items, at last those that never began
     * @return the result of the Map state
     * @throws Failed States.ResultWriterFailed
     */
    Payload write(MapRunPlan plan, List<ChildResult> children);

    /** Fails the map run; Retry and Catch of its state hear of it. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String error;
        private final String cause;

        /**
         * @param error such as {@code States.ItemReaderFailed}
         */
        public Failed(String error, String cause) {
            super(error, null, false, false);
            this.error = error;
            this.cause = cause;
        }

        String error() {
            return error;
        }

        String cause() {
            return cause;
        }
    }

    /**
     * Where no objects are.
     *
     * @param cause why not, for the user
     */
    static MapRunData none(String cause) {
        return new MapRunData() {
            @Override
            public List<MapRunItem> read(ReaderPlan plan) {
                throw new Failed(ITEM_READER_FAILED, cause);
            }

            @Override
            public Payload write(MapRunPlan plan, List<ChildResult> children) {
                throw new Failed(RESULT_WRITER_FAILED, cause);
            }
        };
    }
}
