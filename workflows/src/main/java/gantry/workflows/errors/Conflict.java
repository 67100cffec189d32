package gantry.workflows.errors;

import gantry.operations.AwsException;

/** What is asked for contradicts what is there. */
@SuppressWarnings("serial")
public final class Conflict extends AwsException {
    private Conflict(String message) {
        super(400, "ConflictException", message);
    }

    /** A version should be published of one revision, and another is the current one. */
    public static Conflict ofRevision(String wanted, String current) {
        return new Conflict(
                failedToPublish(wanted)
                        + " The current State Machine revision is "
                        + current
                        + ".");
    }

    /** The revision has its version already, and that is described otherwise; our own words. */
    public static Conflict ofVersionDescription(String revision) {
        return new Conflict(
                failedToPublish(revision)
                        + " A version of this revision with a different description already"
                        + " exists.");
    }

    private static String failedToPublish(String revision) {
        return "Failed to publish the State Machine version for revision " + revision + ".";
    }

    /** The version cannot go while aliases route to it. */
    public static Conflict ofReferencedVersion(Iterable<String> aliases) {
        return new Conflict(
                "Version to be deleted must not be referenced by an alias. Current list of aliases"
                        + " referencing this version: ["
                        + String.join(", ", aliases)
                        + "]");
    }

    /** There is an alias of that name, which routes or is described otherwise. */
    public static Conflict ofAlias() {
        return new Conflict(
                "Failed to create alias because an alias with the same name and a different"
                        + " routing configuration already exists.");
    }
}
