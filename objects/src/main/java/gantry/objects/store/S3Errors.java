package gantry.objects.store;

import gantry.operations.AwsException;

import java.util.Map;

/**
 * What S3 answers to mistakes of its callers, in its words.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3's error
 *     responses</a>
 */
public final class S3Errors {
    private S3Errors() {}

    public static AwsException noSuchBucket(String bucket) {
        return new AwsException(
                404,
                "NoSuchBucket",
                "The specified bucket does not exist",
                Map.of("BucketName", bucket),
                null);
    }

    public static AwsException noSuchKey(String key) {
        return new AwsException(
                404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key), null);
    }

    public static AwsException noSuchVersion() {
        return new AwsException(404, "NoSuchVersion", "The specified version does not exist.");
    }

    public static AwsException invalidBucketName() {
        return new AwsException(400, "InvalidBucketName", "The specified bucket is not valid.");
    }

    public static AwsException bucketExists() {
        return new AwsException(
                409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own"
                        + " it.");
    }

    public static AwsException preconditionFailed() {
        return new AwsException(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
    }

    public static AwsException invalidRange() {
        return new AwsException(416, "InvalidRange", "The requested range is not satisfiable");
    }

    public static AwsException accessDenied() {
        return new AwsException(403, "AccessDenied", "Access Denied");
    }

    public static AwsException keyTooLong() {
        return new AwsException(400, "KeyTooLongError", "Your key is too long");
    }

    public static AwsException entityTooLarge() {
        return new AwsException(
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed object size");
    }

    /** A request that S3 would refuse too, or one that only this store cannot carry out. */
    public static AwsException invalidArgument(String message) {
        return new AwsException(400, "InvalidArgument", message);
    }

    public static AwsException notImplemented(String message) {
        return new AwsException(501, "NotImplemented", message);
    }
}
