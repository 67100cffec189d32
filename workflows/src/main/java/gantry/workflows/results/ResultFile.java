package gantry.workflows.results;

import gantry.json.JsonObject;
import gantry.states.definition.WriterConfig.OutputType;
import gantry.workflows.s3.S3Calls;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The file of one outcome, and the next ones when it is full; none at all without entries. Confined
 * to one thread.
 */
final class ResultFile {
    /** What a file has besides its entries. */
    private static final int FRAME_BYTES = 2;

    private final S3Calls calls;
    private final String bucket;
    private final IntFunction<String> keys;
    private final boolean array;
    private final long maxBytes;
    private final List<JsonObject> finished = new ArrayList<>();
    private @Nullable Upload upload;

    /**
     * @param keys of the files, by their number from 0
     */
    ResultFile(
            S3Calls calls,
            String bucket,
            IntFunction<String> keys,
            OutputType type,
            long maxBytes) {
        this.calls = calls;
        this.bucket = bucket;
        this.keys = keys;
        this.array = type == OutputType.JSON;
        this.maxBytes = maxBytes;
    }

    void add(String entry) throws InterruptedException {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        if (upload != null && upload.size() + bytes.length + FRAME_BYTES > maxBytes) {
            finishOne(upload);
        }
        boolean first = upload == null;
        Upload open = upload == null ? new Upload(calls, bucket, key()) : upload;
        upload = open;
        if (array) {
            write(open, first ? "[" : ",");
            open.write(bytes);
        } else {
            open.write(bytes);
            write(open, "\n");
        }
    }

    /** The files written, as the manifest names them. */
    List<JsonObject> finish() throws InterruptedException {
        if (upload != null) {
            finishOne(upload);
        }
        return List.copyOf(finished);
    }

    void abandon() {
        if (upload != null) {
            upload.abandon();
            upload = null;
        }
    }

    private void finishOne(Upload open) throws InterruptedException {
        if (array) {
            write(open, "]");
        }
        open.finish();
        finished.add(JsonObject.of("Key", key(), "Size", open.size()));
        upload = null;
    }

    private String key() {
        return keys.apply(finished.size());
    }

    private static void write(Upload open, String text) throws InterruptedException {
        open.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
