package gantry.wire.http;

/**
 * What clients of a server hold now, and what they were refused.
 *
 * @param connections open ones
 * @param inFlight requests received but not fully answered, long polls and streams among them
 * @param bufferedBytes of request bodies and unsent responses
 * @param overloaded requests that were refused since too much was in hand
 * @param closedConnections connections that were closed as they came, since there were too many
 */
public record HttpFigures(
        long connections,
        long inFlight,
        long bufferedBytes,
        long overloaded,
        long closedConnections) {}
