package gantry.objects.api;

import gantry.json.JsonArray;
import gantry.json.JsonObject;
import gantry.objects.store.ListRequest;
import gantry.objects.store.ObjectPage;
import gantry.objects.store.ObjectStore;
import gantry.objects.store.S3Errors;
import gantry.objects.store.StoredObject;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.Response;
import gantry.operations.Timestamps;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Lists the objects of a bucket, page by page, in the order of their keys' UTF-8 bytes. */
final class ListObjectsV2 implements S3Operation {
    private static final Set<String> MEMBERS =
            Set.of("Bucket", "Prefix", "Delimiter", "MaxKeys", "StartAfter", "ContinuationToken");

    private final ObjectStore store;

    ListObjectsV2(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String iamAction() {
        return "s3:ListBucket";
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Response invoke(Call call, Request request) {
        Members members = Members.of("ListObjectsV2", call, request, MEMBERS);
        int maxKeys = members.numberOr("MaxKeys", ListRequest.MAX_KEYS);
        if (maxKeys < 0) {
            throw S3Errors.invalidArgument(
                    "Argument maxKeys must be an integer between 0 and 2147483647");
        }
        var list =
                new ListRequest(
                        members.bucket(),
                        members.textOr("Prefix", ""),
                        members.textOr("Delimiter", ""),
                        members.findText("StartAfter"),
                        members.findText("ContinuationToken"),
                        Math.min(maxKeys, ListRequest.MAX_KEYS));
        return Response.of(answer(list, store.list(list)));
    }

    private static Map<String, @Nullable Object> answer(ListRequest list, ObjectPage page) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("IsTruncated", page.nextToken() != null);
        answer.put(
                "Contents",
                JsonArray.copyOf(page.objects().stream().map(ListObjectsV2::item).toList()));
        answer.put("Name", list.bucket());
        answer.put("Prefix", list.prefix());
        answer.put("MaxKeys", (long) list.maxKeys());
        answer.put("KeyCount", (long) page.objects().size() + page.prefixes().size());
        putIfThere(answer, "Delimiter", list.delimiter().isEmpty() ? null : list.delimiter());
        putIfThere(answer, "StartAfter", list.startAfter());
        putIfThere(answer, "ContinuationToken", list.token());
        putIfThere(answer, "NextContinuationToken", page.nextToken());
        if (!page.prefixes().isEmpty()) {
            answer.put(
                    "CommonPrefixes",
                    JsonArray.copyOf(
                            page.prefixes().stream()
                                    .map(prefix -> JsonObject.of("Prefix", prefix))
                                    .toList()));
        }
        return answer;
    }

    private static JsonObject item(StoredObject object) {
        return JsonObject.of(
                "Key",
                object.key(),
                "LastModified",
                Timestamps.seconds(object.lastModifiedMs()),
                "ETag",
                object.etag(),
                "Size",
                object.size(),
                "StorageClass",
                "STANDARD");
    }

    private static void putIfThere(
            Map<String, @Nullable Object> answer, String name, @Nullable String value) {
        if (value != null) {
            answer.put(name, value);
        }
    }
}
