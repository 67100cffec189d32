package gantry.server;

/** Why a server did not start, in one sentence for the person who started it. */
public final class ServerCannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerCannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
