package gantry.cli.run;

import java.util.List;

/** Why a definition cannot be run, or not to its end; one sentence a line, for the user. */
public final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String sentence) {
        super(sentence);
    }

    CannotRun(List<String> sentences) {
        super(String.join("\n", sentences));
    }
}
