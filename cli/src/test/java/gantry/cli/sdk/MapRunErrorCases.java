package gantry.cli.sdk;

import static gantry.cli.testing.ErrorWorld.BUSY;
import static gantry.cli.testing.Machines.STATES;

import gantry.cli.sdk.ErrorCases.ErrorCase;
import gantry.cli.testing.OperationError;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.SfnClient;

import java.util.ArrayList;
import java.util.List;

/** One call for each error that operations on map runs list. */
final class MapRunErrorCases {
    private static final String NO_MAP_RUN = STATES + "mapRun:m/label:none";

    private final SfnClient sfn;
    private final List<ErrorCase> cases = new ArrayList<>();

    private MapRunErrorCases(SfnClient sfn) {
        this.sfn = sfn;
    }

    static List<ErrorCase> all(SfnClient sfn) {
        var all = new MapRunErrorCases(sfn);
        all.list("ExecutionDoesNotExist", STATES + "execution:m:none", null);
        all.list("InvalidArn", "map", null);
        all.list("InvalidToken", BUSY, "garbage");
        all.describe("InvalidArn", BUSY);
        all.describe("ResourceNotFound", NO_MAP_RUN);
        all.update("InvalidArn", "run", 50);
        all.update("ResourceNotFound", NO_MAP_RUN, 50);
        all.update("ValidationException", NO_MAP_RUN, 100.5f);
        return all.cases;
    }

    private void add(String operation, String error, Runnable call) {
        cases.add(new ErrorCase(new OperationError(operation, error), call));
    }

    private void list(String error, String execution, @Nullable String nextToken) {
        add(
                "ListMapRuns",
                error,
                () -> sfn.listMapRuns(r -> r.executionArn(execution).nextToken(nextToken)));
    }

    private void describe(String error, String mapRun) {
        add("DescribeMapRun", error, () -> sfn.describeMapRun(r -> r.mapRunArn(mapRun)));
    }

    private void update(String error, String mapRun, float percentage) {
        add(
                "UpdateMapRun",
                error,
                () ->
                        sfn.updateMapRun(
                                r -> r.mapRunArn(mapRun).toleratedFailurePercentage(percentage)));
    }
}
