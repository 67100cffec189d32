package gantry.workflows.arn;

import org.jspecify.annotations.Nullable;

/**
 * By which version and through which alias an execution was started; it never changes.
 *
 * @param version 0 if the execution was started with an unqualified ARN
 * @param alias that chose the version; null if the version was named
 */
public record Qualifiers(long version, @Nullable String alias) {
    /** Of an execution that was started with an unqualified ARN. */
    public static final Qualifiers NONE = new Qualifiers(0, null);

    public Qualifiers {
        if (version < 0 || (version == 0 && alias != null)) {
            throw new IllegalArgumentException("No version " + version + " of alias " + alias);
        }
    }

    /** The ARN of the version; null if there is none. */
    public @Nullable String versionArn(StateMachineArn machine) {
        return version == 0 ? null : machine.qualified(Long.toString(version)).toString();
    }

    /** The ARN of the alias; null if there is none. */
    public @Nullable String aliasArn(StateMachineArn machine) {
        return alias == null ? null : machine.qualified(alias).toString();
    }
}
