package gantry.json.path;

/** A text that is no JSONPath; the message names the position, from 0. */
public final class InvalidPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPathException(String message) {
        super(message, null, false, false);
    }
}
