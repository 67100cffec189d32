package gantry.workflows.items;

import gantry.json.Json;
import gantry.json.JsonLimits;
import gantry.json.JsonObject;
import gantry.json.JsonParseException;
import gantry.states.definition.ReaderConfig;
import gantry.states.definition.ReaderConfig.CsvDelimiter;
import gantry.states.definition.ReaderConfig.CsvHeaderLocation;
import gantry.states.definition.ReaderConfig.InputType;
import gantry.states.definition.ReaderConfig.Transformation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The files that the manifest of an S3 inventory names. Confined to one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html">Locating
 *     your inventory list</a>
 */
final class InventoryFiles implements FileList {
    private static final String BUCKET_ARN = "arn:aws:s3:::";

    /** A manifest is read whole: it names files, not objects. */
    private static final JsonLimits MANIFEST = JsonLimits.DEFAULT;

    private static final int MANIFEST_BYTES = 16 * 1_048_576;

    private final OpenFile manifest;
    private final ReaderConfig config;
    private final String bucket;
    private final List<?> files;
    private int next;

    private InventoryFiles(OpenFile manifest, JsonObject content, int next) {
        this.manifest = manifest;
        this.config = config(content);
        this.bucket = bucket(manifest.file(), content);
        this.files = content.get("files") instanceof List<?> list ? list : List.of();
        this.next = next;
    }

    static InventoryFiles open(DataFiles files, DataFile file, @Nullable JsonObject place)
            throws IOException {
        int next = place == null ? 0 : Math.toIntExact(Values.number(place, OpenFile.OFFSET));
        JsonObject start = place == null ? null : place.with(OpenFile.OFFSET, 0L);
        try (OpenFile manifest = files.open(file, start)) {
            byte[] bytes = manifest.content().readNBytes(MANIFEST_BYTES + 1);
            if (!(Json.parse(bytes, MANIFEST) instanceof JsonObject content)) {
                throw new ItemReaderFailed("The manifest of an S3 inventory must be an object.");
            }
            return new InventoryFiles(manifest, content, next);
        } catch (JsonParseException e) {
            throw JsonItems.invalid(e);
        }
    }

    /** How its files are read. */
    ReaderConfig config() {
        return config;
    }

    @Override
    public @Nullable DataFile next() {
        if (next >= files.size()) {
            return null;
        }
        if (files.get(next) instanceof JsonObject file && file.get("key") instanceof String key) {
            next++;
            return DataFile.of(bucket, key, true);
        }
        throw new ItemReaderFailed("The manifest of an S3 inventory names a file without a key.");
    }

    @Override
    public JsonObject place() {
        return manifest.place(next);
    }

    @Override
    public void close() {}

    private static ReaderConfig config(JsonObject content) {
        String schema = content.get("fileSchema") instanceof String text ? text : "";
        if (!"CSV".equals(content.get("fileFormat"))) {
            throw new ItemReaderFailed("An S3 inventory can be read in the format CSV only.");
        }
        return new ReaderConfig(
                InputType.CSV,
                Transformation.NONE,
                CsvHeaderLocation.GIVEN,
                Arrays.stream(schema.split(",")).map(String::strip).toList(),
                CsvDelimiter.COMMA,
                null,
                null);
    }

    /** Where the inventory was written, which is where its manifest lies. */
    private static String bucket(DataFile manifest, JsonObject content) {
        return content.get("destinationBucket") instanceof String arn && arn.startsWith(BUCKET_ARN)
                ? arn.substring(BUCKET_ARN.length())
                : manifest.bucket();
    }
}
