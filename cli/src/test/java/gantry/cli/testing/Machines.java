package gantry.cli.testing;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Definitions that tests run, and the few calls that most of them begin and end with. */
public final class Machines {
    public static final String ROLE = "arn:aws:iam::000000000000:role/tests";
    public static final String STATES = "arn:aws:states:us-east-1:000000000000:";

    /** Hands its input through. */
    public static final String PASS =
            """
            {"StartAt":"S","States":{"S":{"Type":"Pass","End":true}}}\
            """;

    /** Waits far longer than any test runs. */
    public static final String WAIT =
            """
            {"StartAt":"S","States":{"S":{"Type":"Wait","Seconds":100000,"End":true}}}\
            """;

    /** Greets the {@code name} of its input; without one it fails. */
    public static final String GREET =
            """
            {"StartAt":"S","States":{"S":{"Type":"Pass",
            "Parameters":{"greeting.$":"States.Format('Hello {}', $.name)"},"End":true}}}\
            """;

    private Machines() {}

    /** Leaves its only state to a worker of the activity. */
    public static String task(String activityArn) {
        return """
        {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"%s","HeartbeatSeconds":10000,
        "End":true}}}\
        """
                .formatted(activityArn);
    }

    /** So many Pass states, one after the other. */
    public static String passes(int count) {
        String states =
                IntStream.range(1, count)
                        .mapToObj(
                                i ->
                                        "\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"}"
                                                .formatted(i, i + 1))
                        .collect(Collectors.joining(","));
        return """
        {"StartAt":"S1","States":{%s,"S%d":{"Type":"Pass","End":true}}}\
        """
                .formatted(states, count);
    }

    /** The ARN of a new Standard machine. */
    public static String create(SfnClient sfn, String name, String definition) {
        return create(sfn, name, definition, StateMachineType.STANDARD);
    }

    public static String create(
            SfnClient sfn, String name, String definition, StateMachineType type) {
        return sfn.createStateMachine(
                        r -> r.name(name).definition(definition).roleArn(ROLE).type(type))
                .stateMachineArn();
    }

    /** The ARN of a new execution. */
    public static String start(SfnClient sfn, String machineArn, String name, String input) {
        return sfn.startExecution(r -> r.stateMachineArn(machineArn).name(name).input(input))
                .executionArn();
    }

    /** The execution, once it has ended. */
    public static DescribeExecutionResponse untilEnded(SfnClient sfn, String executionArn) {
        Await.until(
                executionArn + " ends",
                () ->
                        sfn.describeExecution(r -> r.executionArn(executionArn)).status()
                                != ExecutionStatus.RUNNING);
        return sfn.describeExecution(r -> r.executionArn(executionArn));
    }

    /** The share of a version in an alias. */
    public static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }
}
