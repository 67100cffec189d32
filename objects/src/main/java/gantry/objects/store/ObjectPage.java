package gantry.objects.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a listing.
 *
 * @param prefixes the common prefixes, each once
 * @param nextToken where the next page begins; null at the end
 */
public record ObjectPage(
        List<StoredObject> objects, List<String> prefixes, @Nullable String nextToken) {
    public ObjectPage {
        objects = List.copyOf(objects);
        prefixes = List.copyOf(prefixes);
    }
}
