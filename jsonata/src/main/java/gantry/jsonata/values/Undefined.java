package gantry.jsonata.values;

/** The absent value: what a path yields that leads nowhere. JSON's null is Java's null instead. */
public enum Undefined {
    UNDEFINED;

    /** Says what the host would otherwise puzzle over. */
    @Override
    public String toString() {
        return "undefined";
    }
}
