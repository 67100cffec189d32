package gantry.jsonata.parser;

/**
 * A regular expression between slashes, not yet understood.
 *
 * @param flags of {@code i} and {@code m}
 */
public record RegexLiteral(String pattern, String flags) {}
