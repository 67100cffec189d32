package gantry.workflows.node;

import gantry.json.Payload;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;
import gantry.states.interpreter.WriterPlan;
import gantry.workflows.arn.MapRunArn;
import gantry.workflows.store.ExecutionRow;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** Where the items of map runs come from and where their results go. Safe for any thread. */
public interface MapRunData {
    /** It cannot be done, and trying again will not help. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String error;

        public Failed(String error, @Nullable String cause) {
            super(cause);
            this.error = error;
        }

        /** The error's name in the States Language. */
        public String error() {
            return error;
        }
    }

    /** Items, one after another. Confined to one thread at a time. */
    interface Items extends AutoCloseable {
        /**
         * The next one; null behind the last.
         *
         * @throws Failed it cannot be read
         */
        @Nullable MapRunItem next();

        /** From where another reading goes on behind the item given last; pins the data set. */
        String cursor();

        @Override
        void close();
    }

    /**
     * Begins to read, or goes on.
     *
     * @param parent execution that reads
     * @param cursor of an earlier reading; empty for the beginning
     * @throws Failed there is nothing to read
     */
    Items open(ExecutionRow parent, ReaderPlan plan, String cursor);

    /**
     * What a map run comes to. May be called again with the same children.
     *
     * @param children all that began, in the order of their items
     * @throws Failed the results are too large or cannot be written
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
