package gantry.workflows.definitions;

/**
 * How many of each thing an account may have; the configuration's {@code quotas} change them.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
 *     Functions service quotas</a>
 */
public record Quotas(
        int stateMachines,
        int activities,
        int tagsPerResource,
        long openExecutions,
        int activityPollers,
        int versionsPerStateMachine,
        int aliasesPerStateMachine) {
    /** "Maximum number of registered state machines". */
    public static final int STATE_MACHINES = 100_000;

    /** "Maximum number of registered activities". */
    public static final int ACTIVITIES = 100_000;

    /** "Maximum number of tags per resource". */
    public static final int TAGS_PER_RESOURCE = 50;

    /** "Maximum open executions". */
    public static final long OPEN_EXECUTIONS = 1_000_000;

    /** "Maximum number of activity pollers per ARN". */
    public static final int ACTIVITY_POLLERS = 1_000;

    /** "Versions per state machine" (developer guide, State machine versions). */
    public static final int VERSIONS_PER_STATE_MACHINE = 1_000;

    /** "You can create up to 100 aliases for each state machine" (CreateStateMachineAlias). */
    public static final int ALIASES_PER_STATE_MACHINE = 100;

    /** Those of AWS. */
    public static final Quotas AWS =
            new Quotas(
                    STATE_MACHINES,
                    ACTIVITIES,
                    TAGS_PER_RESOURCE,
                    OPEN_EXECUTIONS,
                    ACTIVITY_POLLERS,
                    VERSIONS_PER_STATE_MACHINE,
                    ALIASES_PER_STATE_MACHINE);

    public Quotas {
        if (stateMachines < 0
                || activities < 0
                || tagsPerResource < 0
                || openExecutions < 0
                || activityPollers < 0
                || versionsPerStateMachine < 0
                || aliasesPerStateMachine < 0) {
            throw new IllegalArgumentException("A quota is not below zero");
        }
    }

    public Quotas withStateMachines(int most) {
        return new Quotas(
                most,
                activities,
                tagsPerResource,
                openExecutions,
                activityPollers,
                versionsPerStateMachine,
                aliasesPerStateMachine);
    }

    public Quotas withActivities(int most) {
        return new Quotas(
                stateMachines,
                most,
                tagsPerResource,
                openExecutions,
                activityPollers,
                versionsPerStateMachine,
                aliasesPerStateMachine);
    }

    public Quotas withTagsPerResource(int most) {
        return new Quotas(
                stateMachines,
                activities,
                most,
                openExecutions,
                activityPollers,
                versionsPerStateMachine,
                aliasesPerStateMachine);
    }

    public Quotas withOpenExecutions(long most) {
        return new Quotas(
                stateMachines,
                activities,
                tagsPerResource,
                most,
                activityPollers,
                versionsPerStateMachine,
                aliasesPerStateMachine);
    }

    public Quotas withVersionsPerStateMachine(int most) {
        return new Quotas(
                stateMachines,
                activities,
                tagsPerResource,
                openExecutions,
                activityPollers,
                most,
                aliasesPerStateMachine);
    }

    public Quotas withAliasesPerStateMachine(int most) {
        return new Quotas(
                stateMachines,
                activities,
                tagsPerResource,
                openExecutions,
                activityPollers,
                versionsPerStateMachine,
                most);
    }
}
