package gantry.workflows.items;

import gantry.json.JsonObject;

/**
 * An object that holds items.
 *
 * @param arguments of GetObject: {@code Bucket}, {@code Key} and what else the definition says
 * @param unpack whether it is unpacked if it is compressed: files that Amazon wrote are
 */
record DataFile(JsonObject arguments, boolean unpack) {
    DataFile {
        Arguments.text(arguments, "Bucket");
        Arguments.text(arguments, "Key");
    }

    /** One that a manifest or a listing names. */
    static DataFile of(String bucket, String key, boolean unpack) {
        return new DataFile(JsonObject.of("Bucket", bucket, "Key", key), unpack);
    }

    String bucket() {
        return Arguments.text(arguments, "Bucket");
    }

    /** As {@code $$.Map.Item.Source} says it. */
    String source() {
        return "S3://" + bucket() + "/" + Arguments.text(arguments, "Key");
    }
}
