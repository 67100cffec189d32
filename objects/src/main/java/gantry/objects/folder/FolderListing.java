package gantry.objects.folder;

import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectPage;
import gantry.objects.store.S3Errors;
import gantry.objects.store.StoredObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One listing, page after page. Confined to one thread at a time. */
final class FolderListing {
    private final ListRequest first;
    private final Objects objects;
    private final KeyWalk walk;
    private @Nullable String ahead;

    /** Looks at the files that keys name. */
    @FunctionalInterface
    interface Objects {
        /** Null if it has gone meanwhile. */
        @Nullable StoredObject find(String key) throws IOException;
    }

    /** Begins behind what the request's token, or its start, names. */
    FolderListing(Path bucket, ListRequest request, Objects objects) {
        this.first = request;
        this.objects = objects;
        String token = request.token();
        String place = token == null ? or(request.startAfter()) : decode(token);
        walk = new KeyWalk(bucket, request.prefix(), place);
        String folded = findFolded(place);
        if (token != null && place.equals(folded)) {
            walk.skip(place);
        }
    }

    /** Whether a request asks for the next page of this one. */
    boolean continues(ListRequest request) {
        return request.prefix().equals(first.prefix())
                && request.delimiter().equals(first.delimiter())
                && request.bucket().equals(first.bucket());
    }

    ObjectPage next(int maxKeys) throws IOException {
        List<StoredObject> page = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        String key = peek();
        while (key != null && page.size() + prefixes.size() < maxKeys) {
            ahead = null;
            String folded = findFolded(key);
            if (folded != null) {
                prefixes.add(folded);
                walk.skip(folded);
                last = folded;
            } else {
                StoredObject object = objects.find(key);
                if (object != null) {
                    page.add(object);
                    last = key;
                }
            }
            key = peek();
        }
        boolean more = key != null && maxKeys > 0;
        return new ObjectPage(page, prefixes, more ? encode(last) : null);
    }

    private @Nullable String peek() throws IOException {
        if (ahead == null) {
            ahead = walk.next();
        }
        return ahead;
    }

    /** The common prefix that a key is folded into. */
    private @Nullable String findFolded(String key) {
        String delimiter = first.delimiter();
        if (delimiter.isEmpty() || !key.startsWith(first.prefix())) {
            return null;
        }
        int at = key.indexOf(delimiter, first.prefix().length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    static String encode(String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
