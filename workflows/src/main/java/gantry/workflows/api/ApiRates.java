package gantry.workflows.api;

import gantry.operations.OperationId;
import gantry.operations.ServiceModel;
import gantry.operations.TokenBuckets.Limit;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What has a token bucket on AWS, and how large it is there. Each operation has one, StartExecution
 * two: one for Standard executions, another for Express ones.
 *
 * <p>StateTransition has none here: on AWS its bucket delays transitions, and no partition can wait
 * for one execution without keeping others waiting.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general">API
 *     action throttling</a>
 */
public final class ApiRates {
    private static final String SERVICE = "states";
    private static final String START = "StartExecution";
    private static final String START_EXPRESS = "StartExecutionExpress";

    /** Not the operation itself: which of both is meant shows only in the operation. */
    static final OperationId STANDARD_START = new OperationId(SERVICE, START + ":STANDARD");

    static final OperationId EXPRESS_START = new OperationId(SERVICE, START + ":EXPRESS");

    /** The names that may be given a bucket. */
    public static Collection<String> names() {
        var names = new TreeSet<>(ServiceModel.load(SERVICE).operations().keySet());
        names.add(START_EXPRESS);
        return names;
    }

    /** What is asked for the bucket of a name. */
    public static OperationId id(String name) {
        return switch (name) {
            case START -> STANDARD_START;
            case START_EXPRESS -> EXPRESS_START;
            default -> new OperationId(SERVICE, name);
        };
    }

    /** AWS's defaults in its large regions (us-east-1, us-west-2, eu-west-1), by name. */
    public static Map<String, Limit> aws() {
        var limits = new LinkedHashMap<String, Limit>();
        put(limits, new Limit(1_300, 300), START, "RedriveExecution");
        put(limits, new Limit(6_000, 6_000), START_EXPRESS);
        put(
                limits,
                new Limit(3_000, 500),
                "GetActivityTask",
                "SendTaskSuccess",
                "SendTaskFailure",
                "SendTaskHeartbeat");
        put(limits, new Limit(1_000, 200), "StopExecution");
        put(limits, new Limit(300, 15), "DescribeExecution");
        put(limits, new Limit(400, 20), "GetExecutionHistory");
        put(limits, new Limit(200, 20), "DescribeStateMachine");
        put(limits, new Limit(200, 5), "ListExecutions");
        put(limits, new Limit(100, 10), "ListActivities");
        put(limits, new Limit(100, 5), "ListStateMachines");
        put(
                limits,
                new Limit(200, 1),
                "DescribeActivity",
                "DescribeStateMachineForExecution",
                "TagResource",
                "UntagResource");
        put(limits, new Limit(1, 1), "TestState", "ValidateStateMachineDefinition");
        put(limits, new Limit(100, 1), OTHERS);
        return Collections.unmodifiableMap(limits);
    }

    /** Create…, Update…, Delete…, ListTagsForResource, Publish…, …Alias, ListMapRuns. */
    private static final String[] OTHERS =
            List.of(
                            "CreateActivity",
                            "CreateStateMachine",
                            "CreateStateMachineAlias",
                            "DeleteActivity",
                            "DeleteStateMachine",
                            "DeleteStateMachineAlias",
                            "DeleteStateMachineVersion",
                            "DescribeStateMachineAlias",
                            "ListMapRuns",
                            "ListTagsForResource",
                            "PublishStateMachineVersion",
                            "UpdateMapRun",
                            "UpdateStateMachine",
                            "UpdateStateMachineAlias")
                    .toArray(String[]::new);

    private static void put(Map<String, Limit> limits, Limit limit, String... names) {
        for (String name : names) {
            limits.put(name, limit);
        }
    }

    private ApiRates() {}
}
