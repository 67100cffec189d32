package gantry.workflows.engine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The client tokens that redrove an execution: "idempotent responses for the last 10 client tokens
 * used to successfully redrive the execution", each "valid for up to 15 minutes after they are
 * first used" (API reference of RedriveExecution).
 *
 * @param used the oldest first
 */
public record RedriveTokens(List<Used> used) {
    public static final RedriveTokens NONE = new RedriveTokens(List.of());

    private static final int MAX_TOKENS = 10;
    private static final Duration LIFE = Duration.ofMinutes(15);

    /**
     * A token.
     *
     * @param atMs when it redrove the execution, which is what it is answered
     */
    public record Used(String token, long atMs) {
        boolean isValid(long nowMs) {
            return nowMs - atMs < LIFE.toMillis();
        }
    }

    public RedriveTokens {
        used = List.copyOf(used);
    }

    /** What a token was answered; null for one that is unknown or too old. */
    public @Nullable Long findAnswer(@Nullable String token, long nowMs) {
        for (Used each : used) {
            if (each.token().equals(token) && each.isValid(nowMs)) {
                return each.atMs();
            }
        }
        return null;
    }

    /** With one more; a redrive without a token leaves the others known. */
    public RedriveTokens with(@Nullable String token, long nowMs) {
        var kept = new ArrayList<Used>();
        for (Used each : used) {
            if (each.isValid(nowMs)) {
                kept.add(each);
            }
        }
        if (token != null) {
            kept.add(new Used(token, nowMs));
        }
        return new RedriveTokens(kept.subList(Math.max(0, kept.size() - MAX_TOKENS), kept.size()));
    }
}
