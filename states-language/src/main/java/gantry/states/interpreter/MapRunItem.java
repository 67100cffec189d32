package gantry.states.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * One item of a map run, before ItemSelector.
 *
 * @param index from 0, over the whole data set
 * @param key of a member, if the data set is an object; null else
 * @param value as JSON
 * @param source where it was read, such as {@code S3://bucket/key}; {@link #STATE_DATA} for an item
 *     of the state's input
 */
public record MapRunItem(long index, @Nullable String key, @Nullable Object value, String source) {
    /** {@code $$.Map.Item.Source} where no reader is. */
    public static final String STATE_DATA = "STATE_DATA";
}
