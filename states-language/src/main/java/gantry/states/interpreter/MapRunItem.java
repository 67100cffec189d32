package gantry.states.interpreter;

import gantry.json.JsonObject;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

/**
 * One item of a map run, before ItemSelector.
 *
 * @param index from 0, over the whole data set
 * @param key of a member, if the data set is an object; null else
 * @param value whose text is made once: it counts against limits and becomes an input
 * @param source where it was read, such as {@code S3://bucket/key}; {@link #STATE_DATA} for an item
 *     of the state's input
 */
public record MapRunItem(long index, @Nullable String key, Payload value, String source) {
    /** {@code $$.Map.Item.Source} where no reader is. */
    public static final String STATE_DATA = "STATE_DATA";

    /** What it is where no ItemSelector is: a member of an object keeps its name (measured). */
    Payload plain() {
        return key == null ? value : Payload.of(JsonObject.of("Key", key, "Value", value.value()));
    }
}
