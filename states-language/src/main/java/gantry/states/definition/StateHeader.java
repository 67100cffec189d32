package gantry.states.definition;

import org.jspecify.annotations.Nullable;

/**
 * What every state has.
 *
 * @param path where the state stands, in the spelling of AWS's diagnostics: {@code
 *     /States/P/Branches[0]/States/B}
 * @param next the state that follows in the same scope; null for {@code "End": true} and for the
 *     types that have neither (Choice, Succeed, Fail)
 */
public record StateHeader(
        String name, String path, @Nullable String comment, @Nullable String next) {}
