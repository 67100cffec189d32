package gantry.operations;

/** Decides at the registry's door whether a caller may make a call. Safe for any thread. */
@FunctionalInterface
public interface Authorizer {
    /** Everybody may do everything ({@code auth: open}, which works on loopback only). */
    Authorizer OPEN = (call, operation, request) -> {};

    /**
     * Returns if the call is allowed.
     *
     * @throws AccessDeniedException if not
     */
    void check(Call call, Operation operation, Request request);
}
