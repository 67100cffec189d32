package gantry.workflows.arn;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * {@code …:stateMachine:NAME}, with {@code :7} or {@code :ALIAS} behind it if qualified.
 *
 * @param name with {@code /LABEL} for the machine of a distributed Map
 * @param qualifier version number or alias
 */
public record StateMachineArn(
        String partition, String region, String account, String name, @Nullable String qualifier) {
    public static final String TYPE = "stateMachine";

    /** Of a version; an alias has at least one character that is no digit. */
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern ALIAS = Pattern.compile("(?=.*[a-zA-Z_.-])[a-zA-Z0-9_.-]+");

    public StateMachineArn(String partition, String region, String account, String name) {
        this(partition, region, account, name, null);
    }

    /**
     * The ARN of a version, qualified by its number.
     *
     * @throws InvalidArn in the words that AWS uses, also for an ARN without a version
     */
    public static StateMachineArn parseVersion(String text) {
        StateMachineArn arn = parse(text);
        if (!arn.isVersion()) {
            throw InvalidArn.wrongType(TYPE);
        }
        return arn;
    }

    /**
     * The ARN of an alias.
     *
     * @throws InvalidArn in the words that AWS uses, also for an ARN without an alias
     */
    public static StateMachineArn parseAlias(String text) {
        StateMachineArn arn = parse(text);
        if (!arn.isAlias()) {
            throw InvalidArn.wrongType(TYPE);
        }
        return arn;
    }

    /**
     * A state machine's ARN, qualified or not.
     *
     * @throws InvalidArn in the words that AWS uses
     */
    public static StateMachineArn parse(String text) {
        StatesArn arn = StatesArn.parse(text, TYPE, 1, 2);
        return new StateMachineArn(
                arn.partition(),
                arn.region(),
                arn.account(),
                arn.resource().getFirst(),
                arn.resource().size() == 2 ? arn.resource().getLast() : null);
    }

    public StateMachineArn unqualified() {
        return qualifier == null ? this : new StateMachineArn(partition, region, account, name);
    }

    /** The same machine's version or alias. */
    public StateMachineArn qualified(String versionOrAlias) {
        return new StateMachineArn(partition, region, account, name, versionOrAlias);
    }

    /** Whether it names this machine, or a version or an alias of it. */
    public boolean isOf(StateMachineArn machine) {
        return name.equals(machine.name)
                && account.equals(machine.account)
                && region.equals(machine.region)
                && partition.equals(machine.partition);
    }

    public boolean isVersion() {
        return qualifier != null && VERSION.matcher(qualifier).matches();
    }

    public boolean isAlias() {
        return qualifier != null && ALIAS.matcher(qualifier).matches();
    }

    /** The number of the version that it names; 0 if it names none. */
    public long version() {
        return qualifier != null && isVersion() ? Long.parseLong(qualifier) : 0;
    }

    /** Whether it names the machine of a distributed Map. */
    public boolean isLabelled() {
        return name.indexOf('/') >= 0;
    }

    /** What stands behind the machine's name for children of a distributed Map; null for none. */
    public @Nullable String label() {
        int slash = name.indexOf('/');
        return slash < 0 ? null : name.substring(slash + 1);
    }

    /** The machine whose definition has the distributed Map. */
    public StateMachineArn unlabelled() {
        int slash = name.indexOf('/');
        return slash < 0
                ? this
                : new StateMachineArn(
                        partition, region, account, name.substring(0, slash), qualifier);
    }

    /** The ARN of a Standard execution of this machine. */
    public ExecutionArn execution(String executionName) {
        return new ExecutionArn(partition, region, account, name, executionName);
    }

    /** The ARN of an Express execution of this machine. */
    public ExpressExecutionArn expressExecution(String executionName, String runId) {
        return new ExpressExecutionArn(partition, region, account, name, executionName, runId);
    }

    @Override
    public String toString() {
        String tail = qualifier == null ? name : name + ":" + qualifier;
        return StatesArn.print(partition, region, account, TYPE + ":" + tail);
    }
}
