package gantry.logs.api;

import gantry.operations.AwsException;
import gantry.operations.Request;

/** The errors of CloudWatch Logs, in its words. */
final class Refusals {
    private Refusals() {}

    static AwsException noGroup() {
        return new AwsException(
                400, "ResourceNotFoundException", "The specified log group does not exist.");
    }

    static AwsException noStream() {
        return new AwsException(
                400, "ResourceNotFoundException", "The specified log stream does not exist.");
    }

    static AwsException groupExists() {
        return new AwsException(
                400, "ResourceAlreadyExistsException", "The specified log group already exists");
    }

    static AwsException streamExists() {
        return new AwsException(
                400, "ResourceAlreadyExistsException", "The specified log stream already exists");
    }

    static AwsException invalid(String message) {
        return new AwsException(400, "InvalidParameterException", message);
    }

    static AwsException invalidToken() {
        return invalid("The specified nextToken is invalid.");
    }

    /** Throws if a request uses what is not built. */
    static void refuse(Request request, String... members) {
        for (String member : members) {
            if (request.has(member) && !Boolean.FALSE.equals(request.members().get(member))) {
                throw notBuilt(member);
            }
        }
    }

    static AwsException notBuilt(String what) {
        return invalid("The parameter " + what + " is not built into this server.");
    }
}
