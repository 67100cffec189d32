package gantry.cli.badinput;

import gantry.cli.testing.ErrorWorld;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

import java.util.ArrayList;
import java.util.List;

/** All that a server keeps of an {@link ErrorWorld}, to compare. */
final class Snapshot {
    private Snapshot() {}

    static List<@Nullable Object> of(ErrorWorld world) {
        SfnClient sfn = world.client();
        var all = new ArrayList<@Nullable Object>();
        for (var machine : sfn.listStateMachines().stateMachines()) {
            String arn = machine.stateMachineArn();
            all.addAll(values(sfn.describeStateMachine(r -> r.stateMachineArn(arn))));
            all.addAll(versionsAndAliases(sfn, arn));
            if (machine.type() == StateMachineType.STANDARD) {
                all.add(sfn.listExecutions(r -> r.stateMachineArn(arn)).executions());
            }
        }
        all.add(sfn.listActivities().activities());
        all.add(sfn.listTagsForResource(r -> r.resourceArn(ErrorWorld.MACHINE)).tags());
        all.add(sfn.getExecutionHistory(r -> r.executionArn(ErrorWorld.BUSY)).events());
        return all;
    }

    private static List<@Nullable Object> versionsAndAliases(SfnClient sfn, String machine) {
        var all = new ArrayList<@Nullable Object>();
        all.add(
                sfn.listStateMachineVersions(r -> r.stateMachineArn(machine))
                        .stateMachineVersions());
        if (machine.equals(ErrorWorld.DELETING)) {
            return all; // its aliases are not listed
        }
        for (var alias :
                sfn.listStateMachineAliases(r -> r.stateMachineArn(machine))
                        .stateMachineAliases()) {
            String arn = alias.stateMachineAliasArn();
            all.addAll(values(sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(arn))));
        }
        return all;
    }

    /** Of an answer, without the id of its request. */
    private static List<@Nullable Object> values(SdkPojo answer) {
        var values = new ArrayList<@Nullable Object>();
        answer.sdkFields().forEach(field -> values.add(field.getValueOrDefault(answer)));
        return values;
    }
}
