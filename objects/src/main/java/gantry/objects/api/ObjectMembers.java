package gantry.objects.api;

import gantry.objects.store.S3Errors;
import gantry.objects.store.StoredObject;
import gantry.operations.Timestamps;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What GetObject and HeadObject say of an object, and what both are asked. */
final class ObjectMembers {
    /** What S3 says of an object whose type nobody set; none is kept here. */
    private static final String CONTENT_TYPE = "binary/octet-stream";

    private ObjectMembers() {}

    static Map<String, @Nullable Object> of(StoredObject object, long length) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("AcceptRanges", "bytes");
        members.put("LastModified", Timestamps.seconds(object.lastModifiedMs()));
        members.put("ContentLength", length);
        members.put("ETag", object.etag());
        members.put("ContentType", CONTENT_TYPE);
        return members;
    }

    /** There are no versions but the one that S3 calls null. */
    static void checkVersion(Members members) {
        String version = members.findText("VersionId");
        if (version != null && !version.equals("null")) {
            throw S3Errors.noSuchVersion();
        }
    }
}
