package gantry.states.definition;

/** Where a text comes from: a field or its twin that ends in Path. */
public sealed interface TextSource {
    record Constant(String value) implements TextSource {}

    /**
     * @param field such as {@code ErrorPath}; errors name it
     */
    record At(String field, DataPath path) implements TextSource {}

    /**
     * @param field such as {@code ErrorPath}; errors name it
     */
    record Computed(String field, Intrinsic call) implements TextSource {}
}
