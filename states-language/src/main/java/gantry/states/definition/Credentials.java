package gantry.states.definition;

/**
 * The field Credentials of a Task.
 *
 * @param roleArn the role that the call is made under
 */
public record Credentials(TextSource roleArn) {}
