package gantry.wire;

/** Makes the id under which a request is answered and logged: a UUID. Safe for any thread. */
@FunctionalInterface
public interface RequestIds {
    String next();
}
