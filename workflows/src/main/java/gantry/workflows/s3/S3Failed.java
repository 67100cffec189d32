package gantry.workflows.s3;

import gantry.operations.AwsException;

/** S3 refused a call; the message is the cause that a map run shows. */
public final class S3Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private S3Failed(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /**
     * {@code The specified key does not exist. (Service: S3, Status Code: 404, Request ID: …, …)},
     * as recorded.
     */
    static S3Failed of(AwsException e, String requestId) {
        return new S3Failed(
                "%s (Service: S3, Status Code: %d, Request ID: %s, Extended Request ID: %s)"
                        .formatted(e.getMessage(), e.status(), requestId, requestId),
                e.status(),
                e);
    }

    public int status() {
        return status;
    }
}
