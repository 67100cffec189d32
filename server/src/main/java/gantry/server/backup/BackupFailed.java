package gantry.server.backup;

import org.jspecify.annotations.Nullable;

/** A backup or a restore that cannot be; one sentence for the user. */
public final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailed(@Nullable String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    BackupFailed(String sentence) {
        this(sentence, null);
    }
}
