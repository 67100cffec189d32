package gantry.workflows.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Members of answers that never come, each with the reason. */
final class Absences {
    private static final String NO_KEYS = "there are no customers' keys";
    private static final String NO_CAUSE = "a time-out has an error and no cause (recorded)";
    private static final String NO_SCHEDULING =
            "a task that cannot be placed waits; only an activity can be gone by then";
    private static final String NO_STARTING =
            "a call that cannot be made has begun: it ends in TaskFailed or LambdaFunctionFailed";
    private static final String NO_LABELLED =
            "only an answer about a labelled ARN has it, and those are refused";

    private static final String NO_HTTP = "http:invoke is not built in";

    private static final String EVENT = "GetExecutionHistory.events[].";

    private Absences() {}

    /** {@code Operation.path} and why. */
    static Map<String, String> all() {
        var all = new TreeMap<String, String>();
        for (String operation :
                Set.of(
                        "DescribeActivity",
                        "DescribeStateMachine",
                        "DescribeStateMachineForExecution")) {
            String encryption = operation + ".encryptionConfiguration.";
            all.put(encryption + "kmsKeyId", NO_KEYS);
            all.put(encryption + "kmsDataKeyReusePeriodSeconds", NO_KEYS);
        }
        for (String kind : Set.of("activity", "execution", "lambdaFunction", "task")) {
            all.put(EVENT + kind + "TimedOutEventDetails.cause", NO_CAUSE);
        }
        failure(all::put, "lambdaFunctionScheduleFailed", NO_SCHEDULING);
        failure(all::put, "lambdaFunctionStartFailed", NO_STARTING);
        failure(all::put, "taskStartFailed", NO_STARTING);
        all.put(EVENT + "taskStartFailedEventDetails.resource", NO_STARTING);
        all.put(EVENT + "taskStartFailedEventDetails.resourceType", NO_STARTING);
        testState(all);
        all.put("DescribeStateMachine.label", NO_LABELLED);
        return all;
    }

    private static void testState(Map<String, String> all) {
        String data = "TestState.inspectionData.";
        for (String side : Set.of("request", "response")) {
            all.put(data + side, NO_HTTP);
            for (String member : Set.of("protocol", "headers", "body")) {
                all.put(data + side + "." + member, NO_HTTP);
            }
        }
        all.put(data + "request.method", NO_HTTP);
        all.put(data + "request.url", NO_HTTP);
        all.put(data + "response.statusCode", NO_HTTP);
        all.put(data + "response.statusMessage", NO_HTTP);
    }

    private static void failure(BiConsumer<String, String> all, String event, String reason) {
        String details = EVENT + event + "EventDetails";
        all.accept(details, reason);
        all.accept(details + ".error", reason);
        all.accept(details + ".cause", reason);
    }
}
