package gantry.server;

/** Why a server did not start, in one sentence for the person who started it. */
public final class ServerCannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerCannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static ServerCannotStart forPort(String host, int port, Exception cause) {
        return new ServerCannotStart(
                "Port %d of %s cannot be used; is another server running? Choose another with --port, or 0 for a free one."
                        .formatted(port, host),
                cause);
    }
}
