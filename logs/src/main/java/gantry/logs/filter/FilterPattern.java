package gantry.logs.filter;

import java.util.function.Predicate;

/** The door of this package: what a filter pattern lets through. */
public final class FilterPattern {
    private FilterPattern() {}

    /**
     * What a pattern matches; an empty one matches everything.
     *
     * @throws InvalidFilterPattern if it is none
     */
    public static Predicate<String> parse(String text) {
        String pattern = text.strip();
        if (pattern.isEmpty()) {
            return _ -> true;
        }
        return switch (pattern.charAt(0)) {
            case '{' -> new JsonPatternParser(pattern).parse();
            case '[' ->
                    throw new InvalidFilterPattern(
                            "Filter patterns for space-delimited log events ([…]) are not built"
                                    + " into this server.");
            default -> Terms.parse(pattern);
        };
    }
}
