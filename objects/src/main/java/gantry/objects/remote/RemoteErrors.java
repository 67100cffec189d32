package gantry.objects.remote;

import gantry.objects.store.ByteRange;
import gantry.objects.store.S3Errors;
import gantry.operations.AwsException;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Map;

/** What the client throws, as the error that S3 meant. */
final class RemoteErrors {
    private static final int NOT_FOUND = 404;
    private static final int NOT_THERE = 503;

    private RemoteErrors() {}

    /** Of a HEAD of an object: its answer has no body, so its status says all. */
    static AwsException ofHead(SdkException e, String key) {
        return isNotFound(e) ? S3Errors.noSuchKey(key) : of(e);
    }

    /** Of a HEAD of a bucket. */
    static AwsException ofBucketHead(SdkException e, String bucket) {
        return isNotFound(e) ? S3Errors.noSuchBucket(bucket) : of(e);
    }

    /** Of a GET that was answered with all of an object, or with another part of it. */
    static AwsException otherRange(ByteRange wanted) {
        return S3Errors.notImplemented(
                "The S3 endpoint did not answer with the %s that were asked for."
                        .formatted(wanted.header()));
    }

    private static boolean isNotFound(SdkException e) {
        return e instanceof S3Exception s3 && s3.statusCode() == NOT_FOUND;
    }

    static AwsException of(SdkException e) {
        if (!(e instanceof S3Exception s3)) {
            return new AwsException(
                    NOT_THERE,
                    "SdkClientException",
                    "The S3 endpoint could not be used: " + e.getMessage(),
                    Map.of(),
                    e);
        }
        AwsErrorDetails details = s3.awsErrorDetails();
        if (isBare(s3)) {
            return new AwsException(
                    s3.statusCode(), "S3Exception", "The S3 endpoint answered with no error code.");
        }
        return new AwsException(s3.statusCode(), details.errorCode(), details.errorMessage());
    }

    private static boolean isBare(S3Exception e) {
        return e.awsErrorDetails() == null
                || e.awsErrorDetails().errorCode() == null
                || e.awsErrorDetails().errorMessage() == null
                || e.awsErrorDetails().errorMessage().isEmpty();
    }
}
