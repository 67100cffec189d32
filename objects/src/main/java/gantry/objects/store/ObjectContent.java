package gantry.objects.store;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;

/**
 * An object with its content, or a part of that.
 *
 * @param part which bytes the body has; null for all
 * @param body closed by who asked for it
 */
public record ObjectContent(StoredObject object, ByteRange.@Nullable Part part, InputStream body) {
    /** Bytes of the body. */
    public long length() {
        return part == null ? object.size() : part.length();
    }
}
