package gantry.cli;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A command that cannot do what was asked; the message is one sentence a line, for the user. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(@Nullable String sentence, Throwable cause) {
        super(sentence, cause);
    }

    CannotStart(List<String> sentences) {
        super(String.join("\n", sentences));
    }
}
