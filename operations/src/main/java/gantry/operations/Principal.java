package gantry.operations;

/** Who makes a call. Permission is checked against it, and only at the registry's door. */
public sealed interface Principal {
    /** Nobody said who they are: an unsigned request, as {@code auth: open} permits. */
    record Anonymous() implements Principal {}

    /** The signature names this key. With {@code auth: open} nothing has verified it. */
    record AccessKey(String accessKeyId) implements Principal {}

    /** The role under which a state machine or an API works. */
    record Role(String arn) implements Principal {}

    Principal ANONYMOUS = new Anonymous();
}
