package gantry.workflows.items;

import gantry.json.JsonObject;
import gantry.operations.Response;
import gantry.workflows.s3.S3Calls;
import gantry.workflows.s3.S3Failed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Opens objects of S3, at a place in them. Safe for any thread. */
final class DataFiles {
    /** What S3 answers to a range that begins at the end; it has looked at the ETag before. */
    private static final int NOTHING_LEFT = 416;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final S3Calls calls;

    DataFiles(S3Calls calls) {
        this.calls = calls;
    }

    S3Calls calls() {
        return calls;
    }

    /**
     * Opens a file from a place on.
     *
     * @param place null for the beginning, where a byte order mark is passed over
     */
    OpenFile open(DataFile file, @Nullable JsonObject place) throws IOException {
        long offset = place == null ? 0 : Values.number(place, OpenFile.OFFSET);
        String etag = place == null ? null : Values.text(place, OpenFile.ETAG);
        boolean ranged = offset > 0 && !file.unpack();
        Response.Streamed answer = get(file, etag, ranged ? offset : 0);
        String read = answer.members().get("ETag") instanceof String text ? text : "";
        try {
            InputStream content = file.unpack() ? unpacked(answer.body(), offset) : answer.body();
            return offset == 0
                    ? withoutMark(file, read, content)
                    : new OpenFile(file, read, offset, content);
        } catch (IOException | RuntimeException e) {
            answer.body().close();
            throw e;
        }
    }

    /** A part of a file, of the size that is there. */
    Response.Streamed get(DataFile file, @Nullable String etag, long offset) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(file.arguments());
        members.put("IfMatch", etag);
        if (offset > 0) {
            members.put("Range", "bytes=" + offset + "-");
        }
        try {
            return streamed(calls.invoke("GetObject", members));
        } catch (S3Failed e) {
            if (e.status() == NOTHING_LEFT && etag != null) {
                return new Response.Streamed(Map.of("ETag", etag), InputStream.nullInputStream());
            }
            throw e;
        }
    }

    static Response.Streamed streamed(Response response) {
        if (response instanceof Response.Streamed streamed) {
            return streamed;
        }
        throw new IllegalStateException("GetObject answers with a stream");
    }

    private static OpenFile withoutMark(DataFile file, String etag, InputStream content)
            throws IOException {
        var ahead = new PushbackInputStream(content, BYTE_ORDER_MARK.length);
        boolean marked = begins(ahead, BYTE_ORDER_MARK);
        if (marked) {
            ahead.skipNBytes(BYTE_ORDER_MARK.length);
        }
        return new OpenFile(file, etag, marked ? BYTE_ORDER_MARK.length : 0, ahead);
    }

    private static InputStream unpacked(InputStream packed, long offset) throws IOException {
        var ahead = new PushbackInputStream(packed, GZIP.length);
        InputStream content =
                begins(ahead, GZIP) ? new GZIPInputStream(ahead, BUFFER_BYTES) : ahead;
        var bounded = new BoundedInput(content, ItemLimits.FILE_BYTES);
        bounded.skipNBytes(offset);
        return bounded;
    }

    /** Looks at the first bytes and puts them back. */
    private static boolean begins(PushbackInputStream in, int[] with) throws IOException {
        byte[] first = in.readNBytes(with.length);
        in.unread(first);
        if (first.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((first[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
