package gantry.states.values;

import gantry.json.JsonLimits;
import gantry.json.Payload;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * Whether a value fits a payload. Values share subtrees: a small template can make one whose text
 * has gigabytes, so that its size must be known before its text is made.
 */
public final class PayloadSize {
    private PayloadSize() {}

    /** Whether a payload's text exceeds {@link JsonLimits#MAX_PAYLOAD_BYTES}. */
    public static boolean isExceededBy(Payload payload) {
        return payload.isLongerThan(JsonLimits.MAX_PAYLOAD_BYTES);
    }

    /**
     * Whether a value may be printed: if not, its text would exceed a payload for certain; if so,
     * it still may, at most sixfold, as escapes lengthen it.
     */
    public static boolean isPrintable(@Nullable Object value) {
        return isAtMost(value, JsonLimits.MAX_PAYLOAD_BYTES);
    }

    /** Counts the least number of characters that each part can have. */
    private static boolean isAtMost(@Nullable Object value, int characters) {
        long least = leastOf(value);
        if (!isContainer(value)) {
            return least <= characters;
        }
        var open = new ArrayDeque<Iterator<?>>();
        open.push(childrenOf(value));
        while (!open.isEmpty() && least <= characters) {
            Iterator<?> children = open.element();
            if (!children.hasNext()) {
                open.pop();
                continue;
            }
            Object child = children.next();
            if (child instanceof Map.Entry<?, ?> member) {
                least += 3 + String.valueOf(member.getKey()).length();
                child = member.getValue();
            }
            least += 1 + leastOf(child);
            if (isContainer(child)) {
                open.push(childrenOf(child));
            }
        }
        return least <= characters;
    }

    private static long leastOf(@Nullable Object value) {
        return value instanceof String text ? 2L + text.length() : 1;
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    private static Iterator<?> childrenOf(@Nullable Object container) {
        return switch (container) {
            case Map<?, ?> map -> map.entrySet().iterator();
            case Collection<?> collection -> collection.iterator();
            case null, default -> throw new IllegalStateException("No container");
        };
    }
}
