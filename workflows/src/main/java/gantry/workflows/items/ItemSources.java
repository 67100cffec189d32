package gantry.workflows.items;

import gantry.json.Json;
import gantry.json.JsonObject;
import gantry.json.Payload;
import gantry.states.interpreter.MapRunItem;
import gantry.states.interpreter.ReaderPlan;
import gantry.workflows.s3.S3Calls;
import gantry.workflows.s3.S3Failed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Opens what an ItemReader names. Safe for any thread. */
public final class ItemSources {
    private static final String INDEX = "index";
    private static final String PLACE = "place";

    private final DataSets dataSets;

    public ItemSources(S3Calls calls) {
        this.dataSets = new DataSets(new DataFiles(calls));
    }

    /**
     * Begins to read, or goes on.
     *
     * @param cursor of an earlier reading of the same plan; null for the beginning
     * @throws ItemReaderFailed if there is nothing to read
     */
    public ItemSource open(ReaderPlan plan, @Nullable String cursor) {
        if (plan.maxItems() < 0) {
            throw new ItemReaderFailed("field MaxItems must be positive"); // recorded
        }
        JsonObject begun = cursor == null ? null : (JsonObject) Json.parse(cursor);
        long index = begun == null ? 0 : Values.number(begun, INDEX);
        JsonObject place = begun == null ? null : Values.object(begun, PLACE);
        try {
            return new NumberedItems(dataSets.open(plan, place), index, plan.maxItems());
        } catch (S3Failed e) {
            throw new ItemReaderFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ItemReaderFailed unreadable(IOException e) {
        return new ItemReaderFailed("The data set could not be read: " + e.getMessage(), e);
    }

    /** A data set with numbers, as many items as are wanted. */
    private static final class NumberedItems implements ItemSource {
        private final DataSet items;
        private final long most;
        private long index;

        NumberedItems(DataSet items, long index, long maxItems) {
            this.items = items;
            this.index = index;
            this.most = maxItems == 0 ? Long.MAX_VALUE : maxItems;
        }

        @Override
        public @Nullable MapRunItem next() {
            try {
                if (index >= most || !items.next()) {
                    return null;
                }
            } catch (S3Failed e) {
                throw new ItemReaderFailed(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw unreadable(e);
            }
            return new MapRunItem(index++, items.key(), Payload.of(items.value()), items.source());
        }

        @Override
        public String cursor() {
            return Json.print(JsonObject.of(INDEX, index, PLACE, items.place()));
        }

        @Override
        public void close() {
            try {
                items.close();
            } catch (IOException _) {
                return; // it was only read
            }
        }
    }
}
