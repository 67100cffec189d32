package gantry.wire.http;

import java.time.Duration;

/**
 * What a server spends on its clients. Bytes and counts are checked before memory is spent; beyond
 * them the client gets an answer, not a share of the heap.
 *
 * @param maxBodyBytes of one request
 * @param maxHeaderBytes of all headers of one request; also of its first line
 * @param maxConnections further ones are closed as they come
 * @param maxInFlight requests received but not fully answered, long polls and streams among them
 * @param maxBufferedBytes of request bodies and unsent responses of all clients together
 * @param receiveTimeout from the head of a request to the end of its body
 * @param idleTimeout without a complete request head, also one that comes byte by byte
 * @param sendTimeout for a client to take a response, or one write of a streamed one
 */
public record HttpLimits(
        int maxBodyBytes,
        int maxHeaderBytes,
        int maxConnections,
        int maxInFlight,
        long maxBufferedBytes,
        Duration receiveTimeout,
        Duration idleTimeout,
        Duration sendTimeout) {
    /** AWS service quotas, "Maximum request size": 1 MiB (there with the headers). */
    public static final int MAX_REQUEST_BYTES = 1_048_576;

    /** AWS's front ends take 16 KiB of headers; session tokens alone may be 4 KiB long. */
    private static final int MAX_HEADER_BYTES = 16_384;

    /**
     * Ours: a thousand pollers of each of ten activities, and as many again for all other calls, so
     * that long polls alone never keep those out.
     */
    private static final int MAX_CONNECTIONS = 20_000;

    /** Ours: with a small heap still harmless, and 64 requests of the largest size. */
    private static final long MAX_BUFFERED_BYTES = 64L * MAX_REQUEST_BYTES;

    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    MAX_REQUEST_BYTES,
                    MAX_HEADER_BYTES,
                    MAX_CONNECTIONS,
                    MAX_CONNECTIONS,
                    MAX_BUFFERED_BYTES,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(75), // SDKs keep idle connections for 60 s
                    Duration.ofSeconds(30));
}
