package gantry.states.interpreter;

import gantry.json.JsonArray;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.Payload;

import java.util.ArrayList;
import java.util.List;

/** The items of one child in a Map with ItemBatcher, one after the other. Confined to its maker. */
public final class ItemBatch {
    private static final String ITEMS = "Items";
    private static final String BATCH_INPUT = "BatchInput";

    private final BatchPlan plan;
    private final List<Payload> items = new ArrayList<>();
    private long bytes;

    public ItemBatch(BatchPlan plan) {
        this.plan = plan;
        this.bytes = Payload.of(around(JsonArray.empty())).utf8Length();
    }

    /**
     * Takes one more item, as {@link MapRunItems#input} made it.
     *
     * @return false if it does not fit: the batch is complete, and the item begins the next one.
     *     The first item always fits
     */
    public boolean add(Payload item) {
        long more = (items.isEmpty() ? 0L : 1L) + item.utf8Length();
        if (!items.isEmpty() && (isFull() || bytes + more > maxBytes())) {
            return false;
        }
        bytes += more;
        items.add(item);
        return true;
    }

    /** Whether no further item can fit. */
    public boolean isFull() {
        boolean hasAllItems = plan.maxItems() > 0 && items.size() >= plan.maxItems();
        return hasAllItems || bytes >= maxBytes();
    }

    /** How many items it has. */
    public int size() {
        return items.size();
    }

    /** What the child gets: {@code {"BatchInput": …, "Items": […]}}. */
    public ItemInput input() {
        if (bytes > JsonLimits.MAX_PAYLOAD_BYTES) {
            return new ItemInput.Failed(
                    StateFailure.DATA_LIMIT_EXCEEDED,
                    "The input of a batch exceeds the maximum number of bytes service limit.");
        }
        var values = JsonArray.builder();
        items.forEach(item -> values.add(item.value()));
        return new ItemInput.Made(Payload.of(around(values.build())));
    }

    private JsonObject around(JsonArray values) {
        Payload given = plan.batchInput();
        return given == null
                ? JsonObject.of(ITEMS, values)
                : JsonObject.of(BATCH_INPUT, given.value(), ITEMS, values);
    }

    private long maxBytes() {
        return plan.maxInputBytes() == 0
                ? JsonLimits.MAX_PAYLOAD_BYTES
                : Math.min(plan.maxInputBytes(), JsonLimits.MAX_PAYLOAD_BYTES);
    }
}
