package gantry.cli.testing;

import gantry.json.JsonObject;
import gantry.states.conformance.RecordedCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The objects of S3 that existed beside a recorded case. */
public final class RecordedObjects {
    private RecordedObjects() {}

    /** Writes them into a folder whose sub-folders are the buckets. */
    public static void write(RecordedCase recorded, Path folder) throws IOException {
        for (Object one : recorded.environment()) {
            var call = (JsonObject) Objects.requireNonNull(one);
            if ("put_object".equals(call.get("call"))) {
                var request = (JsonObject) Objects.requireNonNull(call.get("request"));
                Path bucket = folder.resolve(text(request, "Bucket"));
                Files.createDirectories(bucket);
                Files.writeString(bucket.resolve(text(request, "Key")), text(request, "Body"));
            }
        }
    }

    private static String text(JsonObject request, String member) {
        return String.valueOf(request.get(member));
    }
}
