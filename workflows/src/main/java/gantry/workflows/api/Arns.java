package gantry.workflows.api;

import gantry.operations.AwsException;
import gantry.operations.Call;
import gantry.operations.Request;
import gantry.operations.ValidationException;
import gantry.workflows.arn.ActivityArn;
import gantry.workflows.arn.StateMachineArn;
import gantry.workflows.errors.StateMachineDoesNotExist;

import java.util.regex.Pattern;

/** Makes the ARNs of this account and region, and reads those of requests. */
final class Arns {
    private static final Pattern ROLE =
            Pattern.compile("arn:[^:\\x00]+:iam::[^:\\x00]*:role/[^\\x00]+");

    private Arns() {}

    static StateMachineArn stateMachine(Call call, String name) {
        return new StateMachineArn(partition(call), call.region(), call.account(), name);
    }

    static ActivityArn activity(Call call, String name) {
        return new ActivityArn(partition(call), call.region(), call.account(), name);
    }

    /** All state machines' ARNs of the caller's account and region begin so. */
    static String stateMachinePrefix(Call call) {
        return stateMachine(call, "").toString();
    }

    /** All activities' ARNs of the caller's account and region begin so. */
    static String activityPrefix(Call call) {
        return activity(call, "").toString();
    }

    /** Which of AWS's separate worlds a region belongs to. */
    private static String partition(Call call) {
        if (call.region().startsWith("cn-")) {
            return "aws-cn";
        }
        return call.region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /**
     * The state machine that a request is about, where its versions and aliases will not do.
     *
     * @throws StateMachineDoesNotExist the ARN is qualified
     */
    static StateMachineArn unqualified(Request request) {
        StateMachineArn arn = StateMachineArn.parse(request.requireString("stateMachineArn"));
        if (arn.qualifier() != null) {
            throw new StateMachineDoesNotExist(arn);
        }
        return arn;
    }

    /**
     * As {@link #unqualified}, for operations that refuse the machine of a distributed Map.
     *
     * @throws ValidationException the ARN has a label
     */
    static StateMachineArn unlabelled(Request request) {
        startable(request);
        return unqualified(request);
    }

    /**
     * The state machine, the version or the alias that is to be started.
     *
     * @throws ValidationException the ARN has a label
     */
    static StateMachineArn startable(Request request) {
        return startable(request.requireString("stateMachineArn"));
    }

    /** As {@link #startable(Request)}. */
    static StateMachineArn startable(String text) {
        StateMachineArn arn = StateMachineArn.parse(text);
        if (arn.isLabelled()) {
            throw new ValidationException(
                    "API does not support labelled State Machine ARNs",
                    "API_DOES_NOT_SUPPORT_LABELED_ARNS");
        }
        return arn;
    }

    /** The ARN of a role, which nothing here looks into. */
    static String role(String text) {
        if (!ROLE.matcher(text).matches()) {
            throw new AwsException(400, "InvalidArn", "Invalid Role Arn: '" + text + "'");
        }
        return text;
    }
}
