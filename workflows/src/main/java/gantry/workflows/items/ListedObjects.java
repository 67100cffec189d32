package gantry.workflows.items;

import gantry.json.JsonObject;
import gantry.workflows.s3.S3Calls;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of a bucket, as ListObjectsV2 tells them, page by page. Confined to one thread. */
final class ListedObjects implements DataSet {
    private static final String AFTER = "after";

    private final S3Calls calls;
    private final JsonObject arguments;
    private String after;
    private @Nullable String token;
    private boolean last;
    private Iterator<?> page = List.of().iterator();
    private JsonObject object = JsonObject.empty();

    private ListedObjects(S3Calls calls, JsonObject arguments, String after) {
        this.calls = calls;
        this.arguments = arguments;
        this.after = after;
    }

    /**
     * Begins, or goes on behind a key. Reads the first page, which tells whether there is such a
     * bucket.
     */
    static ListedObjects open(S3Calls calls, JsonObject arguments, @Nullable JsonObject place) {
        Arguments.text(arguments, "Bucket");
        String begin = arguments.get("StartAfter") instanceof String start ? start : "";
        var objects =
                new ListedObjects(
                        calls, arguments, place == null ? begin : Values.text(place, AFTER));
        objects.readPage();
        return objects;
    }

    @Override
    public boolean next() {
        while (!page.hasNext()) {
            if (last) {
                return false;
            }
            readPage();
        }
        object = (JsonObject) page.next();
        after = String.valueOf(object.get("Key"));
        return true;
    }

    /** The object as S3 told it. */
    JsonObject listed() {
        return object;
    }

    String bucket() {
        return Arguments.text(arguments, "Bucket");
    }

    /** In the words and forms measured of Step Functions. */
    @Override
    public @Nullable Object value() {
        Object modified = object.get("LastModified");
        return JsonObject.of(
                "Etag",
                object.get("ETag"),
                "Key",
                object.get("Key"),
                "LastModified",
                modified instanceof Number seconds ? (double) seconds.longValue() : modified,
                "Size",
                object.get("Size"),
                "StorageClass",
                object.get("StorageClass"));
    }

    @Override
    public String source() {
        return "S3://" + bucket();
    }

    @Override
    public JsonObject place() {
        return JsonObject.of(AFTER, after);
    }

    @Override
    public void close() {}

    private void readPage() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(arguments);
        members.put("StartAfter", token == null && !after.isEmpty() ? after : null);
        members.put("ContinuationToken", token);
        Map<String, @Nullable Object> answer = calls.invoke("ListObjectsV2", members).members();
        page = answer.get("Contents") instanceof List<?> objects ? objects.iterator() : page;
        token = answer.get("NextContinuationToken") instanceof String next ? next : null;
        last = token == null;
    }
}
